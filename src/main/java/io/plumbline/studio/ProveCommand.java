package io.plumbline.studio;

import io.plumbline.dialog.Content;
import io.plumbline.dialog.PackId;
import io.plumbline.studio.proof.Invariant;
import io.plumbline.studio.proof.Proof;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "prove", description = "Every conversation that can be tapped, and everything else that can be said at each place, against the invariants"
    + " of docs/safety-case.md; a way to break one is printed as the shortest chat.")
final class ProveCommand implements Callable<Integer> {

  private static final double MEBI = 1 << 20;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The dialogs; ./dialogs, else those built in, when not given.")
  Optional<Path> folder = Optional.empty();

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var content = DialogFolder.compiled(folder, spec);
    var status = Plumbline.GOOD;
    for (var pack : content.packs().keySet()) {
      if (!prove(content, pack)) {
        status = Plumbline.PROBLEMS;
      }
    }
    return status;
  }

  private boolean prove(Content content, PackId pack) {
    var out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    var result = Proof.of(content, pack);
    double seconds = (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBI;
    out.printf(
        "%s %s: %,d states, %,d places, %,d steps, %.0f s, %.0f MiB%n",
        pack, content.version(), result.states(), result.places(), result.steps(), seconds, heap);
    for (var invariant : Invariant.values()) {
      var broken = result.violations().stream().filter(violation -> violation.invariant() == invariant).findFirst();
      out.printf("  %-6s %-32s %s%n", broken.isPresent() ? "BROKEN" : "holds", invariant.id(), invariant.means());
    }
    result.violations().forEach(violation -> {
      out.printf("%n%s: %s%n", violation.invariant().id(), violation.what());
      violation.chat().forEach(line -> out.println("  " + line));
    });
    out.flush();
    return result.holds();
  }
}
