package io.plumbline.studio.proof;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.Attribute;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Finding;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Somebody made up by chance: what is so of them, and how they say it. */
final class RandomPatient {

  private static final List<String> NONSENSE = List.of("asdf gh", "?", "42 bananas", "...", "🙃🙃", "lol", "blah blah blah", "what",
      "no yes no");
  private static final List<String> CORRECTIONS = List.of("no wait, that was wrong", "sorry that was a mistake", "i didn't mean that",
      "scrap that");

  private static final List<String> NONE = List.of("none of those", "no", "nope, none", "no to all of them", "nothing like that", "nah");

  /** So often they say something that is not so. */
  private static final int WRONG_ONE_IN = 30;

  private final SplittableRandom chance;
  private final Content content;
  private final Soak.Phrases phrases;
  private final Soak.Listener listener;
  private final Facts facts;
  private final boolean isAlarming;
  private final Map<Input, String> words = new HashMap<>();

  RandomPatient(SplittableRandom chance, Content content, Soak.Phrases phrases, Soak.Listener listener) {
    this.chance = chance;
    this.content = content;
    this.phrases = phrases;
    this.listener = listener;
    this.facts = facts();
    this.isAlarming = chance.nextInt(3) == 0;
  }

  private Facts facts() {
    var all = Facts.NONE;
    for (var finding : content.catalogue().findings().values()) {
      double present = finding.kind() == Finding.Kind.RED_FLAG ? 0.008 : 0.15;
      double lot = chance.nextDouble();
      all = all.with(finding.id(), lot < present ? Status.PRESENT : lot < 1.5 * present ? Status.UNSURE : Status.ABSENT);
    }
    return all.with(new AttributeId("age"), new AttributeValue.Number(chance.nextInt(4, 95)))
        .with(AttributeId.DURATION, new AttributeValue.Number(chance.nextInt(0, 200)));
  }

  /** What they do next. */
  Input next(Progress progress, boolean wanders) {
    var open = progress.position().open();
    if (wanders) {
      int lot = chance.nextInt(100);
      if (lot < 4) {
        return new Input.Back();
      }
      if (lot < 5) {
        return new Input.Restart();
      }
      if (lot < 7) {
        return new Input.AskedForHuman();
      }
      if (lot < 10) {
        return new Input.Elapsed(one(List.of(Input.Pause.SHORT, Input.Pause.LONG)));
      }
      if (lot < 12) {
        return new Input.Chose("ask_something_else", "0", List.of("yes"));
      }
      if (lot < 17) {
        return say(one(NONSENSE), open);
      }
      if (lot < 20) {
        return say(one(CORRECTIONS), open);
      }
      if (lot < 30 || open.filter(question -> question.kind() == OpenQuestion.Kind.TEXT).isPresent()) {
        return say(one(isAlarming ? phrases.messages() : phrases.calm()), open);
      }
      if (lot < 65 && open.isPresent()) {
        var said = answer(open.get());
        if (said.isPresent()) {
          return say(said.get(), open);
        }
      }
    }
    return open.map(question -> Difference.answer(question, content, facts)).orElseGet(() -> new Input.Elapsed(Input.Pause.CHECK_IN));
  }

  /** Words that somebody else gave to the same question. */
  private Optional<String> answer(OpenQuestion open) {
    if (open.attribute().isPresent()) {
      return facts.valueOf(open.attribute().get()).flatMap(value -> spoken(open.attribute().get(), value));
    }
    if (chance.nextInt(WRONG_ONE_IN) == 0) {
      return Optional.of(one(List.of("yes", "no", "not sure", "yeah a bit", "the first one", "both", "sometimes")));
    }
    var present = open.findings().stream().filter(finding -> isSo(finding, Status.PRESENT)).toList();
    if (present.isEmpty() && open.findings().size() > 1) {
      return Optional.of(one(NONE));
    }
    var asked = present.isEmpty() ? open.findings().getFirst() : one(present);
    var means = isSo(asked, Status.PRESENT) ? "yes" : isSo(asked, Status.UNSURE) ? "unsure" : "no";
    return Optional.ofNullable(phrases.answers().getOrDefault(asked.value(), Map.of()).get(means)).map(this::one)
        .or(() -> Optional.of(means));
  }

  private boolean isSo(FindingId finding, Status status) {
    return facts.statusOf(finding).filter(known -> known == status).isPresent();
  }

  private Optional<String> spoken(AttributeId attribute, AttributeValue value) {
    boolean isDuration = content.catalogue().attribute(attribute)
        .filter(known -> known.form() instanceof Attribute.Form.Duration).isPresent();
    return value instanceof AttributeValue.Number(var number)
        ? Optional.of(isDuration ? (int) number + " days" : "i am " + (int) number)
        : Optional.empty();
  }

  private Input say(String text, Optional<OpenQuestion> open) {
    var said = listener.hear(text, open);
    words.put(said, text);
    return said;
  }

  /** The input as it stands in a chat. */
  String words(Input input) {
    var typed = words.get(input);
    return typed == null ? Chat.me(input) : "me: " + typed;
  }

  private <T> T one(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }
}
