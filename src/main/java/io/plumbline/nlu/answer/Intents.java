package io.plumbline.nlu.answer;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Intent;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says what a message is for; safe for many threads at once. */
public final class Intents {

  private static final double WHOLE = 0.97;
  private static final double WITHIN = 0.9;
  private static final double ANSWERED = 0.95;
  private static final double TOLD = 0.95;
  private static final double PERHAPS_TOLD = 0.5;

  private final Phrases<Intent.Id> whole;
  private final Phrases<Intent.Id> within;
  private final Phrases<Boolean> fillers;
  private final Set<FindingId> crisis;
  private final Predicate<String> isReal;

  private Intents(DataNode file, Predicate<String> isReal) {
    file.entries(Set.of("words", "fillers", "crisis_findings", "intents"));
    var words = WordClasses.of(file.entry("words"));
    var wholes = new Phrases.Builder<Intent.Id>(words, Intents::first);
    var parts = new Phrases.Builder<Intent.Id>(words, Intents::first);
    file.entry("intents")
        .entries()
        .forEach(
            (name, node) -> {
              var id = node.named(name).oneOf(EnumSet.allOf(Intent.Id.class));
              node.entries(Set.of("whole", "within"));
              node.optional("whole").ifPresent(phrases -> wholes.addAll(phrases, id));
              node.optional("within").ifPresent(phrases -> parts.addAll(phrases, id));
            });
    whole = wholes.build();
    within = parts.build();
    fillers = new Phrases.Builder<Boolean>(words).addAll(file.entry("fillers"), true).build();
    crisis = file.entry("crisis_findings").texts().stream().map(FindingId::of).collect(Collectors.toUnmodifiableSet());
    this.isReal = isReal;
  }

  /**
   * Reads {@code intents.yaml} of the language.
   *
   * @param isReal whether a word is one of the language
   */
  public static Intents load(LanguageData data, Predicate<String> isReal) {
    return new Intents(data.read("intents.yaml"), isReal);
  }

  /** What matters more goes first: danger, then what undoes or ends, then talk. */
  private static int rank(Intent.Id id) {
    return switch (id) {
      case CRISIS -> 0;
      case FORGET -> 1;
      case HUMAN -> 2;
      case RESTART -> 3;
      case BACK -> 4;
      case STOP -> 5;
      case REPEAT -> 6;
      case CORRECT -> 7;
      case ABUSE -> 8;
      case HELP -> 9;
      case OFF_TOPIC -> 10;
      case GOODBYE -> 11;
      case THANKS -> 12;
      case DENY -> 13;
      case AFFIRM -> 14;
      case UNSURE -> 15;
      case GREET -> 16;
      case DESCRIBE -> 17;
      case UNCLEAR -> 18;
    };
  }

  private static Intent.Id first(Intent.Id one, Intent.Id other) {
    return rank(one) <= rank(other) ? one : other;
  }

  /**
   * @param answer what the message answers
   * @param heard the findings that it speaks of
   */
  public Intent of(Reading reading, Answer answer, List<HeardFinding> heard, Optional<OpenQuestion> question) {
    if (heard.stream().anyMatch(this::isCrisis)) {
      return new Intent(Intent.Id.CRISIS, TOLD);
    }
    var asks = within.in(reading).stream().map(Hit::value).min(Comparator.comparingInt(Intents::rank));
    if (asks.isPresent()) {
      return new Intent(asks.get(), WITHIN);
    }
    return heard.isEmpty() ? withoutFindings(reading, answer) : new Intent(Intent.Id.DESCRIBE, surest(heard));
  }

  private boolean isCrisis(HeardFinding finding) {
    boolean so = finding.status() == Status.PRESENT || finding.status() == Status.UNSURE;
    return so && finding.certain() && crisis.contains(finding.id());
  }

  private static double surest(List<HeardFinding> heard) {
    return heard.stream().mapToDouble(HeardFinding::confidence).max().orElse(PERHAPS_TOLD);
  }

  private Intent withoutFindings(Reading reading, Answer answer) {
    return switch (answer) {
      case Answer.Yes yes -> new Intent(Intent.Id.AFFIRM, ANSWERED);
      case Answer.No no -> new Intent(Intent.Id.DENY, ANSWERED);
      case Answer.Unsure unsure -> new Intent(Intent.Id.UNSURE, ANSWERED);
      case Answer.Options options -> new Intent(Intent.Id.DESCRIBE, ANSWERED);
      case Answer.Number number -> new Intent(Intent.Id.DESCRIBE, ANSWERED);
      case Answer.Duration duration -> new Intent(Intent.Id.DESCRIBE, ANSWERED);
      case Answer.Refused refused -> new Intent(Intent.Id.UNSURE, ANSWERED);
      case Answer.None none ->
        wholly(reading).orElseGet(() -> new Intent(isWords(reading) ? Intent.Id.DESCRIBE : Intent.Id.UNCLEAR, PERHAPS_TOLD));
    };
  }

  /** The intent of a message that is nothing but its phrases and fillers. */
  private Optional<Intent> wholly(Reading reading) {
    Intent.Id found = null;
    for (int at = 0; at < reading.words().size();) {
      var phrase = whole.longestAt(reading, at);
      var filler = fillers.longestAt(reading, at);
      if (phrase.isPresent() && phrase.get().end() >= filler.map(Hit::end).orElse(0)) {
        found = found == null ? phrase.get().value() : first(found, phrase.get().value());
        at = phrase.get().end();
      } else if (filler.isPresent()) {
        at = filler.get().end();
      } else if (reading.words().get(at).isPunctuation()) {
        at++;
      } else {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(found).map(id -> new Intent(id, WHOLE));
  }

  /** Whether there is a word of the language in it; else it is a slip of the keyboard, or a tongue that is not known. */
  private boolean isWords(Reading reading) {
    return reading.words().stream().filter(word -> !word.isPunctuation()).map(Word::folded).anyMatch(isReal);
  }
}
