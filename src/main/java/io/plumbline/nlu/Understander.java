package io.plumbline.nlu;

import java.util.Locale;
import java.util.Set;

/** Reads messages; safe for many threads at once, total: whatever the text, it answers. */
public interface Understander {

  Understanding understand(Utterance utterance);

  /** The status of any span of the text, symptom or not. */
  SpanAssertion assertion(String text, int start, int end, Locale locale);

  /** Languages (ISO 639-1) that can be understood; others are answered kindly, with the emergency number. */
  Set<String> languages();
}
