package io.plumbline.channel.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What REST clients send. None of them shows its words when printed. */
final class Bodies {

  private Bodies() {}

  record Opening(@Nullable String locale, @Nullable String region, @Nullable String pack, @Nullable String channel) {
    static final Opening PLAIN = new Opening(null, null, null, null);

    @Override
    public String toString() {
      return "Opening[...]";
    }
  }

  /** One of: words; a tapped answer; a command (back, restart, human). */
  record Inbound(
      @Nullable String id,
      @Nullable String text,
      @Nullable String question,
      @Nullable String version,
      @Nullable List<String> options,
      @Nullable String command) {
    @Override
    public String toString() {
      return "Inbound[...]";
    }
  }

  record Understand(@Nullable String text, @Nullable String locale, @Nullable String question, @Nullable String today) {
    @Override
    public String toString() {
      return "Understand[...]";
    }
  }

  record Assertion(@Nullable String text, @Nullable Integer start, @Nullable Integer end, @Nullable String locale) {
    @Override
    public String toString() {
      return "Assertion[...]";
    }
  }
}
