package io.plumbline.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.dialog.Catalogue;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Dialog;
import io.plumbline.dialog.DialogEvent;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.Levels;
import io.plumbline.dialog.Measure;
import io.plumbline.dialog.Pack;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Reply;
import io.plumbline.dialog.State;
import io.plumbline.dialog.StateId;
import io.plumbline.dialog.Step;
import io.plumbline.safety.Rule;
import io.plumbline.safety.Screen;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proof holds for what is shipped; and for each invariant there is a fault that breaks it, which the proof finds and shows. */
class ProofTests {

  private static final Content SMALL = SmallPack.content();

  @Test
  void mergingLosesNothing() {
    var merged = Proof.of(SMALL, SmallPack.PACK);
    var whole = Proof.withoutMerging(SMALL, SmallPack.PACK, Machine.real());
    assertThat(whole.states()).isGreaterThan(merged.states() * 2);
    assertThat(merged.endings().keySet()).isEqualTo(whole.endings().keySet());
    assertThat(whole.violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void aFaultIsFoundAndShown(Invariant invariant) {
    var machine = FAULTS.get(invariant);
    var content = invariant == Invariant.MORE_SIGNS_NEVER_LOWER ? HEALTHY_WHEN_HOT : SMALL;
    var result = Proof.of(content, SmallPack.PACK, machine == null ? Machine.real() : machine);
    var found = result.violations().stream().filter(violation -> violation.invariant() == invariant).findFirst();
    assertThat(found).as("found only %s", result.violations()).isPresent();
    System.out.println(invariant.id() + ": " + found.get().what());
    found.get().chat().forEach(line -> System.out.println("  " + line));
    if (invariant != Invariant.MORE_SIGNS_NEVER_LOWER) {
      assertThat(found.get().chat()).first().asString().startsWith("me: (opens the chat)");
    }
  }

  @Test
  void aDoubtThatNotSureDoesNotSettleIsFound() {
    // as if "not sure" once more, about a sign that is unsure for good, were heard and forgotten
    var machine = of((content, progress, input) -> {
      var step = Machine.real().step(content, progress, input);
      var asksAgain = progress.position().open().stream().flatMap(open -> open.findings().stream())
          .anyMatch(finding -> progress.facts().isSettledUnsure(finding));
      return asksAgain && input instanceof Input.Chose(var question, var version, var options) && options.equals(List.of("unsure"))
          ? new Step(step.events(), progress, step.replies(), step.question(), step.level(), step.offered(), step.status(), step.urgent(),
              step.why())
          : step;
    });
    var result = Proof.of(SMALL, SmallPack.PACK, machine);
    var found = result.violations().stream().filter(one -> one.invariant() == Invariant.NO_LOOP_WITHOUT_THE_PATIENT).findFirst();
    assertThat(found).as("found only %s", result.violations()).isPresent();
    assertThat(found.get().what()).isEqualTo("ask_hot was answered, and is asked again as if it were not");
    assertThat(found.get().chat()).contains("me: (tells: maybe hot)");
  }

  @ParameterizedTest
  @EnumSource(value = Invariant.class, names = "MORE_SIGNS_NEVER_LOWER", mode = EnumSource.Mode.EXCLUDE)
  void aFaultIsFoundWithoutMergingToo(Invariant invariant) {
    var merged = Proof.of(SMALL, SmallPack.PACK, FAULTS.getOrDefault(invariant, Machine.real()));
    var whole = Proof.withoutMerging(SMALL, SmallPack.PACK, FAULTS.getOrDefault(invariant, Machine.real()));
    assertThat(kinds(merged)).isEqualTo(kinds(whole));
  }

  private static List<Invariant> kinds(Proof.Result result) {
    return result.violations().stream().map(Proof.Violation::invariant).toList();
  }

  private static final Content HEALTHY_WHEN_HOT = SmallPack.content("watch.yaml", "{all: [hot, growth]}", "{all: [{not: hot}, growth]}");

  private static final Map<Invariant, Machine> FAULTS = new EnumMap<>(
      Map.of(
          Invariant.NO_LEVEL_PAST_AN_OPEN_SIGN, under(rules(rule -> rule.id().equals("growth") ? Optional.empty() : Optional.of(rule))),
          Invariant.PRESENT_SIGN_KEEPS_ITS_LEVEL,
          under(rules(rule -> Optional.of(rule.id().equals("hot") ? lowered((Rule.RedFlag) rule) : rule))),
          Invariant.UNSURE_IS_NEVER_ABSENT, hearing(ProofTests::unsureAsNone),
          Invariant.DENIAL_IS_CONFIRMED, forgettingAtRestart(),
          Invariant.NO_RELIEF_BESIDE_ITS_CAUTION, under(withoutCautions()),
          Invariant.EVERY_INPUT_IS_ANSWERED, hearing(input -> {
            if (input instanceof Input.Back) {
              throw new IllegalStateException("no way back");
            }
            return input;
          }),
          Invariant.NO_LOOP_WITHOUT_THE_PATIENT, under(goingInACircle()),
          Invariant.EVERY_LEVEL_IS_WHOLE, under(withoutNumbers()),
          Invariant.EMERGENCY_IS_ONE_MESSAGE, saying((step, content) -> step.urgent() ? withOneMore(step) : step)));

  private static Rule.RedFlag lowered(Rule.RedFlag flag) {
    return new Rule.RedFlag(flag.finding(), Disposition.ROUTINE_CARE, Optional.of(Disposition.ROUTINE_CARE), flag.instruction(),
        flag.source());
  }

  private static Content rules(Function<Rule, Optional<Rule>> change) {
    var rules = SMALL.screen().rules().stream().flatMap(rule -> change.apply(rule).stream()).toList();
    return with(new Screen(rules, SMALL.named(), SMALL.screen().scoring()), SMALL.levels(), SMALL.dialogs(), SMALL.packs());
  }

  private static Content with(
      Screen screen, Levels levels, Map<DialogId, Dialog> dialogs,
      SequencedMap<PackId, Pack> packs) {
    return new Content(
        SMALL.version(), new Catalogue(SMALL.catalogue().findings(), SMALL.catalogue().attributes()), screen, SMALL.interrupts(), levels,
        SMALL.repairs(), dialogs, SMALL.checklists(), packs, SMALL.named());
  }

  private static Content withoutCautions() {
    var pack = SMALL.pack(SmallPack.PACK);
    var measures = new HashMap<>(pack.measures());
    measures.replaceAll(
        (id, one) -> new Measure(id, one.title(), one.how(), one.limits(), one.why(), one.stop(), new Condition.Any(List.of()), one.upTo(),
            one.withheld(), one.source()));
    var packs = new LinkedHashMap<>(SMALL.packs());
    packs.put(SmallPack.PACK, new Pack(pack.id(), pack.dialog(), pack.triggers(), pack.patterns(), measures, pack.topics()));
    return with(SMALL.screen(), SMALL.levels(), SMALL.dialogs(), packs);
  }

  private static Content withoutNumbers() {
    var levels = SMALL.levels();
    var regions = new HashMap<>(levels.regions());
    regions.replaceAll((id, region) -> new Levels.Region(id, region.name(), Map.of(), region.source()));
    return with(
        SMALL.screen(),
        new Levels(levels.levels(), levels.safetyNetFull(), levels.safetyNetShort(), levels.disclaimer(), regions, levels.aliases()),
        SMALL.dialogs(), SMALL.packs());
  }

  private static Content goingInACircle() {
    var id = SMALL.pack(SmallPack.PACK).dialog();
    var dialog = SMALL.dialog(id);
    var states = new LinkedHashMap<>(dialog.states());
    var nod = new StateId("nod");
    states.put(nod, new State.Decide(nod, List.of(), nod));
    var dialogs = new HashMap<>(SMALL.dialogs());
    dialogs.put(id, new Dialog(id, dialog.title(), dialog.start(), states));
    return with(SMALL.screen(), SMALL.levels(), dialogs, SMALL.packs());
  }

  /** The interpreter, under other content than the one that it is held against. */
  private static Machine under(Content other) {
    return of((content, progress, input) -> Machine.real().step(other, progress, input));
  }

  private static Machine hearing(UnaryOperator<Input> mishear) {
    return of((content, progress, input) -> Machine.real().step(content, progress, mishear.apply(input)));
  }

  private static Machine saying(BiFunction<Step, Content, Step> change) {
    return of((content, progress, input) -> change.apply(Machine.real().step(content, progress, input), content));
  }

  private static Machine forgettingAtRestart() {
    return of((content, progress, input) -> input instanceof Input.Restart
        ? Machine.real().open(content, new Input.Opened(SmallPack.PACK, Map.of()))
        : Machine.real().step(content, progress, input));
  }

  private interface Stepping {
    Step step(Content content, Progress progress, Input input);
  }

  private static Machine of(Stepping stepping) {
    return new Machine() {
      @Override
      public Step open(Content content, Input.Opened opened) {
        return Machine.real().open(content, opened);
      }

      @Override
      public Step step(Content content, Progress progress, Input input) {
        return stepping.step(content, progress, input);
      }
    };
  }

  private static Input unsureAsNone(Input input) {
    return input instanceof Input.Chose(var question, var version, var options) && options.equals(List.of("unsure"))
        ? new Input.Chose(question, version, List.of(question.equals("ask_grave") || question.equals("ask_others") ? "none" : "no"))
        : input;
  }

  private static Step withOneMore(Step step) {
    var replies = new ArrayList<>(step.replies());
    replies.add(new Reply.Info("By the way."));
    return new Step(
        List.<DialogEvent>copyOf(step.events()), step.progress(), replies, step.question(), step.level(), step.offered(), step.status(),
        step.urgent(), step.why());
  }
}
