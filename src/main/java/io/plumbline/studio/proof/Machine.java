package io.plumbline.studio.proof;

import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.Interpreter;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Step;

/** What is proved: the interpreter, or one with a fault planted in it, to see that the proof finds it. */
public interface Machine {

  Step open(Content content, Input.Opened opened);

  Step step(Content content, Progress progress, Input input);

  static Machine real() {
    var interpreter = new Interpreter();
    return new Machine() {
      @Override
      public Step open(Content content, Input.Opened opened) {
        return interpreter.open(content, opened);
      }

      @Override
      public Step step(Content content, Progress progress, Input input) {
        return interpreter.step(content, progress, input);
      }
    };
  }
}
