package io.plumbline.studio;

import io.plumbline.dialog.Content;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Switch;
import io.plumbline.studio.proof.Invariant;
import io.plumbline.studio.proof.Proof;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "prove", description = "Every conversation that can be tapped, and everything else that can be said at each place, against the invariants"
    + " of docs/safety-case.md; a way to break one is printed as the shortest chat.")
final class ProveCommand implements Callable<Integer> {

  private static final double MEBI = 1 << 20;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The dialogs; ./dialogs, else those built in, when not given.")
  Optional<Path> folder = Optional.empty();

  @Option(names = "--as-set", description = "Only as the switches of watch.yaml are set; else also with each of them turned.")
  boolean asSet;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var compiled = DialogFolder.read(folder, Set.of(), spec);
    var holds = prove(DialogFolder.usable(compiled, spec), "");
    for (var one : asSet ? List.<Switch>of() : compiled.switches()) {
      var turned = DialogFolder.usable(DialogFolder.read(folder, Set.of(one.id()), spec), spec);
      holds &= prove(turned, ", with " + one.id() + (one.on() ? " off" : " on"));
    }
    return holds ? Plumbline.GOOD : Plumbline.PROBLEMS;
  }

  private boolean prove(Content content, String how) {
    var holds = true;
    for (var pack : content.packs().keySet()) {
      holds &= prove(content, pack, how);
    }
    return holds;
  }

  private boolean prove(Content content, PackId pack, String how) {
    var out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    var result = Proof.of(content, pack);
    double seconds = (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBI;
    out.printf(
        "%s %s%s: %,d states, %,d places, %,d steps, %.0f s, %.0f MiB%n",
        pack, content.version().substring(0, 8), how, result.states(), result.places(), result.steps(), seconds, heap);
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
