package io.plumbline.studio;

import io.plumbline.dialog.PackId;
import io.plumbline.studio.proof.Difference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "diff", description = "Who ends at another level of care under new dialogs, with one chat for each kind of change; 1 when a level falls.")
final class DiffCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "OLD", description = "The dialogs as they were.")
  Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The dialogs as they are to be.")
  Path after = Path.of("");

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var old = DialogFolder.compiled(Optional.of(before), spec);
    var fresh = DialogFolder.compiled(Optional.of(after), spec);
    var falls = false;
    int kinds = 0;
    for (PackId pack : old.packs().keySet()) {
      if (!fresh.packs().containsKey(pack)) {
        out.println("the pack " + pack + " is gone");
        falls = true;
        continue;
      }
      for (var change : Difference.between(old, fresh, pack)) {
        kinds++;
        falls |= change.isLower();
        out.printf(
            "%s %s: %s -> %s, %d kinds of patients, %s%n",
            change.isLower() ? "LOWER" : "higher", pack, change.before().wire(), change.after().wire(), change.patients(),
            change.because());
        change.chat().forEach(line -> out.println("  " + line));
        out.println();
      }
    }
    out.println(kinds == 0 ? "nobody ends at another level" : kinds + " kinds of change");
    out.flush();
    return falls ? Plumbline.PROBLEMS : Plumbline.GOOD;
  }
}
