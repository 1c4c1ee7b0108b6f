package io.plumbline.nlu.answer;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.Reading;
import java.util.*;
public final class Topics {
  public static Topics load(LanguageData data) {
    return new Topics();
  }
  public Optional<String> of(Reading reading) {
    return Optional.empty();
  }
}
