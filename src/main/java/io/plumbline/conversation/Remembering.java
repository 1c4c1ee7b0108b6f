package io.plumbline.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Reads short answers once: "no" to one question is said by everybody. Longer texts are somebody's own words; they are read each time and kept nowhere
 * but in the journal.
 */
final class Remembering implements Understander {

  private static final int LONGEST = 24;
  private static final int MOST = 20_000;

  private final Understander understander;
  private final Cache<Utterance, Understanding> remembered = Caffeine.newBuilder().maximumSize(MOST)
      .expireAfterAccess(Duration.ofHours(1)).recordStats().build();

  Remembering(Understander understander) {
    this.understander = understander;
  }

  @Override
  public Understanding understand(Utterance utterance) {
    return utterance.text().length() > LONGEST
        ? understander.understand(utterance)
        : remembered.get(utterance, understander::understand);
  }

  @Override
  public SpanAssertion assertion(String text, int start, int end, Locale locale) {
    return understander.assertion(text, start, end, locale);
  }

  @Override
  public Set<String> languages() {
    return understander.languages();
  }

  Cache<?, ?> cache() {
    return remembered;
  }
}
