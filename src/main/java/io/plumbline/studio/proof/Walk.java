package io.plumbline.studio.proof;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Facts;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.Interpreter;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every kind of patient that a content tells apart, as far as its questions go before a level is given. */
final class Walk {

  private Walk() {}

  /** @param other another content; patients whom only that one tells apart are kept apart too */
  static Set<Facts> patients(Content content, Content other, PackId pack) {
    var residue = new Residue(List.of(content, other));
    var alphabet = new Alphabet(content, residue, new Symmetry(List.of(content, other)));
    var interpreter = new Interpreter();
    var seen = new HashSet<Object>();
    var patients = new HashSet<Facts>();
    var start = interpreter.open(content, new Input.Opened(pack, Map.of(AttributeId.REGION, new AttributeValue.Word("GB")))).progress();
    List<Progress> frontier = List.of(start);
    while (!frontier.isEmpty()) {
      var steps = frontier.parallelStream()
          .flatMap(
              progress -> progress.position().open().stream().flatMap(open -> alphabet.answers(open).stream())
                  .map(input -> interpreter.step(content, progress, input)))
          .map(step -> Map.entry(residue.of(step.progress()), step))
          .toList();
      var next = new ArrayList<Progress>();
      for (var one : steps) {
        var step = one.getValue();
        if (!seen.add(one.getKey())) {
          continue;
        }
        if (step.level().isPresent()) {
          patients.add(step.progress().facts());
        } else {
          next.add(step.progress());
        }
      }
      frontier = next;
    }
    return patients;
  }
}
