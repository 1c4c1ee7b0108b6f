package io.plumbline.channel.web;

import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.dialog.Repairs;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks what was sent before it becomes a message. */
final class Words {

  static final int MOST_CHARACTERS = 4_000;
  private static final int LONGEST_ID = 200;
  private static final int MOST_OPTIONS = 100;

  private final TurnHandler turns;

  Words(TurnHandler turns) {
    this.turns = turns;
  }

  InboundMessage text(@Nullable String id, @Nullable String text) {
    var checked = id(id);
    if (text == null) {
      throw new Refused(ErrorCode.BAD_FRAME, "'text' is missing: send the words as a string");
    }
    if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
      throw new Refused(ErrorCode.TOO_LONG, turns.repair(Repairs.Key.TOO_LONG));
    }
    if (isBlank(text)) {
      throw new Refused(ErrorCode.EMPTY, turns.repair(Repairs.Key.EMPTY));
    }
    return new InboundMessage(checked, new InboundMessage.What.Text(text));
  }

  /** Nothing that can be seen: blanks, control characters, zero-width and direction marks. */
  private static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            point -> Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT);
  }

  InboundMessage choice(@Nullable String id, @Nullable String question, @Nullable String version, @Nullable List<String> options) {
    var checked = id(id);
    if (question == null || version == null || options == null) {
      throw new Refused(ErrorCode.BAD_FRAME, "a choice needs 'question', 'version' and 'options'");
    }
    if (options.isEmpty() || options.size() > MOST_OPTIONS) {
      throw new Refused(ErrorCode.BAD_FRAME, "'options' holds 1 to " + MOST_OPTIONS + " ids, not " + options.size());
    }
    return new InboundMessage(checked, new InboundMessage.What.Choice(question, version, options));
  }

  InboundMessage command(@Nullable String id, String command) {
    return new InboundMessage(id(id), new InboundMessage.What.Command(order(command)));
  }

  private static InboundMessage.Order order(String command) {
    return switch (command) {
      case "back" -> InboundMessage.Order.BACK;
      case "restart" -> InboundMessage.Order.RESTART;
      case "human" -> InboundMessage.Order.HUMAN;
      default -> throw new Refused(ErrorCode.BAD_FRAME, "'command' is back, restart or human");
    };
  }

  private static String id(@Nullable String id) {
    if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
      throw new Refused(ErrorCode.BAD_FRAME, "'id' is missing: name each message with your own id of 1 to " + LONGEST_ID + " characters");
    }
    return id;
  }

  /** A locale tag such as {@code en} or {@code en-GB}; English when none is given. */
  static String locale(@Nullable String locale) {
    if (locale == null || locale.isBlank()) {
      return "en";
    }
    var tag = Locale.forLanguageTag(locale.replace('_', '-')).toLanguageTag();
    return tag.equals("und") ? "en" : tag;
  }
}
