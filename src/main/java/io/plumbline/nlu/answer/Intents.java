package io.plumbline.nlu.answer;
import io.plumbline.nlu.*;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.Reading;
import java.util.*;
public final class Intents {
  public static Intents load(LanguageData data) {
    return new Intents();
  }
  public Intent of(Reading reading, Answer answer, List<HeardFinding> heard, Optional<OpenQuestion> question) {
    return new Intent(Intent.Id.DESCRIBE, 0.5);
  }
}
