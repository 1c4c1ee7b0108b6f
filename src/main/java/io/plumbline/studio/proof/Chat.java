package io.plumbline.studio.proof;

import io.plumbline.clinical.Status;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A conversation as a nurse would read it. */
final class Chat {

  private Chat() {}

  static String me(Input input) {
    return "me: " + switch (input) {
      case Input.Opened opened -> "(opens the chat)";
      case Input.Chose(var question, var version, var options) -> "[" + String.join("] [", options) + "]";
      case Input.Said said -> said(said);
      case Input.Back back -> "(goes back)";
      case Input.Restart restart -> "(starts again)";
      case Input.AskedForHuman human -> "(asks for a nurse)";
      case Input.Elapsed(var pause) -> "(says nothing: " + pause.name().toLowerCase(Locale.ROOT) + ")";
    };
  }

  private static String said(Input.Said said) {
    var heard = said.heard().stream().map(one -> (one.certain() ? "" : "maybe ") + sign(one.status()) + one.finding()).toList();
    return heard.isEmpty()
        ? "(says something: " + said.meaning().name().toLowerCase(Locale.ROOT) + ")"
        : "(tells: " + String.join(", ", heard) + ")";
  }

  private static String sign(Status status) {
    return status == Status.PRESENT ? "" : status.wire() + " ";
  }

  static List<String> bot(Step step) {
    var lines = step.replies().stream().map(reply -> "bot: " + reply.text().replace("\n", " ")).collect(Collectors.toList());
    step.level().ifPresent(level -> lines.add("     == " + level.level().wire() + " =="));
    return lines;
  }
}
