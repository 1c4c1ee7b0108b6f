package io.plumbline.dialog;

import io.plumbline.clinical.Facts;

/**
 * Walks a dialog: one input in, one {@link Step} out. It decides everything and does nothing.
 *
 * <p>Each step hears first, then lets the safety screen speak, and only then goes on with the dialog; no caller can leave the screen out.
 */
public final class Interpreter {

  /** The first step of a conversation. */
  public Step open(Content content, Input.Opened opened) {
    var dialog = content.dialog(content.pack(opened.pack()).dialog());
    var started = new DialogEvent.Started(opened.pack(), dialog.id(), dialog.start());
    var turn = new Turn(content, new Progress(Facts.NONE, Position.start(opened.pack(), dialog.id(), dialog.start())));
    turn.emit(started);
    opened.known().forEach((attribute, value) -> turn.emit(new DialogEvent.AttributeNoted(attribute, value)));
    new Course(turn).run();
    return turn.step();
  }

  /** What an input leads to; every input has an answer in every position. */
  public Step step(Content content, Progress progress, Input input) {
    var turn = new Turn(content, progress);
    new Listening(turn).take(input);
    new Course(turn).run();
    return turn.step();
  }
}
