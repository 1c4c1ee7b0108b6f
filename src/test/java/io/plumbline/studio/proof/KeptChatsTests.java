package io.plumbline.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.DialogEvent;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.Interpreter;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Step;
import io.plumbline.dialog.TopicId;
import io.plumbline.dialog.yaml.ContentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Chats over a pack that has one of each kind of thing, kept word for word with every event and reason: whatever an engineer changes in the interpreter
 * shows as a difference that can be read. Where the difference is meant, delete {@code chats.txt} and run this test: it writes the file anew, and
 * fails that once.
 */
class KeptChatsTests {

  private static final Path FOLDER = Path.of("src/test/resources/every-kind-pack");
  private static final Path KEPT = FOLDER.resolve("chats.txt");
  private static final PackId PACK = new PackId("small");
  private static final int CHATS = 64;
  private static final int MESSAGES = 20;

  private static Content content() {
    var compiled = new ContentReader().read(ContentReader.files(FOLDER));
    return compiled.content().orElseThrow(() -> new IllegalStateException(compiled.problems().toString()));
  }

  @Test
  void everyChatGoesAsItIsKept() throws IOException {
    var content = content();
    var chats = new ArrayList<String>();
    for (int seed = 1; seed <= CHATS; seed++) {
      chats.add("# " + seed);
      chats.addAll(new Walker(content, seed).chat());
    }
    var written = String.join("\n", chats) + "\n";
    if (!Files.exists(KEPT)) {
      Files.writeString(KEPT, written);
      throw new AssertionError(KEPT + " is written anew: read what has changed in it, then keep it");
    }
    assertThat(written.lines().toList()).containsExactlyElementsOf(Files.readAllLines(KEPT));
  }

  /** Somebody who does by chance whatever can be done. */
  private static final class Walker {

    private final Content content;
    private final SplittableRandom chance;
    private final Alphabet alphabet;
    private final List<FindingId> findings;

    Walker(Content content, int seed) {
      this.content = content;
      this.chance = new SplittableRandom(seed);
      this.alphabet = new Alphabet(content, new Residue(List.of(content)), new Symmetry(List.of()));
      this.findings = List.copyOf(content.catalogue().findings().keySet());
    }

    List<String> chat() {
      var chat = new ArrayList<String>();
      Map<AttributeId, AttributeValue> known = chance.nextBoolean() ? Map.of() : Map.of(AttributeId.REGION, new AttributeValue.Word("GB"));
      var interpreter = new Interpreter();
      var step = interpreter.open(content, new Input.Opened(PACK, known));
      chat.addAll(lines(step));
      boolean isCalm = chance.nextInt(4) > 0;
      for (int message = 0; message < MESSAGES; message++) {
        var input = next(step.progress(), isCalm);
        chat.add(brief(Chat.me(input) + (input instanceof Input.Said ? " " + input : "")));
        step = interpreter.step(content, step.progress(), input);
        chat.addAll(lines(step));
      }
      return chat;
    }

    private Input next(Progress progress, boolean isCalm) {
      var open = progress.position().open();
      if (progress.position().misses() > 0 && chance.nextBoolean()) {
        return Alphabet.nothingHeard(Input.Meaning.UNCLEAR, new Input.Answered.None());
      }
      return open.isEmpty() || chance.nextInt(100) < 30 ? beside(open) : isCalm ? calmly(open.get()) : answer(open.get());
    }

    /** Mostly nothing fits, so that the chat gets on. */
    private Input calmly(OpenQuestion open) {
      if (chance.nextInt(5) == 0) {
        return answer(open);
      }
      return switch (open.kind()) {
        case MULTI_CHOICE, YES_NO -> said(open, new Input.Answered.No());
        case NUMBER, DURATION, CHOICE -> chance.nextBoolean() ? one(alphabet.answers(open)) : said(open);
        case TEXT -> said(open, new Input.Answered.None());
      };
    }

    private Input answer(OpenQuestion open) {
      return chance.nextBoolean() ? said(open) : one(alphabet.answers(open));
    }

    /** The same in words. */
    private Input said(OpenQuestion open) {
      boolean isNumber = open.kind() == OpenQuestion.Kind.NUMBER || open.kind() == OpenQuestion.Kind.DURATION;
      return said(open, switch (chance.nextInt(isNumber ? 10 : 7)) {
        case 0 -> new Input.Answered.Yes();
        case 1 -> new Input.Answered.No();
        case 2 -> new Input.Answered.Unsure();
        case 3, 4 -> new Input.Answered.Options(options(open), chance.nextBoolean());
        case 5 -> new Input.Answered.Refused();
        case 6, 7 -> new Input.Answered.Number(one(List.of(-1.0, 0.0, 59.0, 60.0, 120.0, 121.0)));
        default -> new Input.Answered.Duration(one(List.of(-1.0, 0.0, 13.0, 14.0, 43_830.0, 43_831.0)));
      });
    }

    private Input said(OpenQuestion open, Input.Answered answer) {
      var of = open.findings().isEmpty() || chance.nextBoolean() ? findings : open.findings();
      var heard = chance.nextInt(4) > 0
          ? List.<Input.Heard>of()
          : List.of(new Input.Heard(one(of), one(List.of(Status.values())), chance.nextBoolean(), "some words"));
      Map<AttributeId, AttributeValue> attributes = switch (chance.nextInt(8)) {
        case 0 -> Map.of(new AttributeId("age"), new AttributeValue.Number(one(List.of(30.0, 60.0))));
        case 1 -> Map.of(AttributeId.REGION, new AttributeValue.Word("EU"));
        default -> Map.of();
      };
      var meaning = chance.nextInt(3) > 0 ? Input.Meaning.DESCRIBE : one(List.of(Input.Meaning.values()));
      return new Input.Said(meaning, answer, heard, attributes, topic());
    }

    private List<String> options(OpenQuestion open) {
      var ids = new ArrayList<String>();
      open.findings().stream().filter(finding -> chance.nextInt(3) == 0).forEach(finding -> ids.add(finding.value()));
      if (ids.isEmpty()) {
        ids.add(one(List.of("none", "unsure", "yes", "no", "GB", "EU", "nowhere")));
      }
      return ids;
    }

    private Optional<TopicId> topic() {
      return chance.nextInt(5) > 0 ? Optional.empty() : Optional.of(new TopicId(chance.nextBoolean() ? "scan" : "unheard_of"));
    }

    private Input beside(Optional<OpenQuestion> open) {
      return switch (chance.nextInt(12)) {
        case 0 -> new Input.Back();
        case 1 -> new Input.Restart();
        case 2 -> new Input.AskedForHuman();
        case 3 -> new Input.Elapsed(one(List.of(Input.Pause.values())));
        case 4 -> new Input.Chose("ask_something_else", "0", List.of("yes"));
        case 5 -> new Input.Chose(
            open.map(OpenQuestion::id).orElse("none"), open.map(OpenQuestion::version).orElse(""), List.of("nowhere", "yes"));
        case 6 -> new Input.Opened(PACK, Map.of());
        case 7, 8 -> Alphabet.nothingHeard(one(List.of(Input.Meaning.values())), new Input.Answered.None());
        case 9 -> new Input.Said(Input.Meaning.DESCRIBE, new Input.Answered.None(), List.of(), Map.of(), Optional.of(new TopicId("scan")));
        default -> Alphabet.told(one(findings), one(List.of(Status.values())), chance.nextInt(3) > 0);
      };
    }

    private <T> T one(List<T> of) {
      return of.get(chance.nextInt(of.size()));
    }

    private List<String> lines(Step step) {
      var lines = new ArrayList<String>();
      step.replies().forEach(reply -> lines.add("bot: " + reply.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ": " + reply.text()));
      step.question()
          .ifPresent(question -> lines.add("  asks " + asked(question.open()) + question.options() + question.range() + question.why()));
      step.level().ifPresent(level -> lines.add("  gives " + level));
      lines.add("  " + step.status() + (step.urgent() ? " urgent" : "") + (step.offered().isEmpty() ? "" : " offers " + step.offered()));
      step.events().forEach(event -> lines.add("  . " + (event instanceof DialogEvent.QuestionAsked(var open) ? asked(open) : event)));
      step.why().forEach(why -> lines.add("  why " + why));
      return lines.stream().map(this::brief).toList();
    }

    private static String asked(OpenQuestion open) {
      return "%s %s %s %s ".formatted(open.id(), open.version(), open.kind(), open.manner());
    }

    /** Without the names of components and what is empty: a change of value still shows. The version changes with each word of the pack. */
    private String brief(String line) {
      return line.replace("\n", " / ")
          .replace(content.version().substring(0, 8), "v")
          .replaceAll("\\b[a-zA-Z]+=(?=[A-Z\\[{a-z0-9])", "")
          .replaceAll("Optional\\.empty|\\{\\}|\\[\\]", "-");
    }
  }
}
