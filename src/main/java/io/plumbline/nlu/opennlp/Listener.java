package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardAttribute;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Intent;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import io.plumbline.nlu.answer.Answers;
import io.plumbline.nlu.answer.Intents;
import io.plumbline.nlu.answer.Quantities;
import io.plumbline.nlu.answer.Topics;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.reader.CloseReader;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Texts;
import io.plumbline.nlu.text.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Listens to one language: reads the text, hears its witnesses, asks how each thing is said, and reads the answer in the question's light. */
final class Listener implements Understander {

  /** Tags of words that carry meaning. */
  private static final Set<String> CONTENT = Set.of("NOUN", "VERB", "ADJ", "PROPN", "ADV");

  private static final double UNCHANGED = 0.6;

  private static final String LEXICON = "lexicon";
  private static final int LONGEST_AMOUNT = 5;
  private static final int SHORTEST_STORY = 3;
  private static final int SHORTEST_THOUGHT = 3;

  /** What goes on for longer is a story, and its beginning is the reply. */
  private static final int LONGEST_REPLY = 40;

  private final String language;
  private final Set<Witness> heeded;
  private final Pool pool;
  private final Texts texts;
  private final Lexicon lexicon;
  private final Assertions assertions;
  private final Quantities quantities;
  private final Answers answers;
  private final Intents intents;
  private final Topics topics;
  private final Describing describing;
  private final Languages languages;
  private final Weighing weighing;
  private final Optional<CloseReader> reader;
  private final Map<FindingId, FindingId> unchanged = new HashMap<>();

  /** @param heeded the witnesses that are listened to: all of them, but for measuring what each is worth */
  Listener(String language, LanguageData data, Set<Witness> heeded, Supplier<Pool> tools, Supplier<Optional<CloseReader>> reader) {
    this.language = language;
    this.heeded = Set.copyOf(heeded);
    lexicon = Lexicon.load(data);
    texts = Texts.load(data, lexicon.words());
    assertions = Assertions.load(data);
    quantities = Quantities.load(data, assertions);
    answers = Answers.load(data, quantities, assertions);
    intents = Intents.load(data, texts.spelling()::isReal);
    topics = Topics.load(data);
    var details = data.read("details.yaml");
    describing = new Describing(details);
    details.entry("unchanged").entries().forEach((old, fresh) -> unchanged.put(FindingId.of(old), FindingId.of(fresh.text())));
    weighing = Weighing.read(data.read("weighing.yaml"), data.read("reader/weighing.yaml"));
    languages = new Languages(language, data.read("languages.yaml"));
    pool = tools.get();
    this.reader = heeded.contains(Witness.READER) ? reader.get() : Optional.empty();
  }

  @Override
  public Set<String> languages() {
    return Set.of(language);
  }

  @Override
  public Understanding understand(Utterance utterance) {
    return pool.with(tools -> understand(utterance, tools));
  }

  private Understanding understand(Utterance utterance, Tools tools) {
    var read = texts.read(utterance.text(), tools.grammar());
    var reading = read.reading();
    var attributes = quantities.in(reading, utterance.question(), utterance.today());
    var senses = lexicon.senses(reading.words());
    var first = hear(reading, senses, tools, attributes);
    var heard = oldIsNotNew(isPlainReply(utterance, reading, first) ? first : again(first, reading, attributes));
    var answer = utterance.question().map(question -> answer(question, utterance.today(), reading, senses, heard, first, tools))
        .orElseGet(Answer.None::new);
    var told = isBareAmount(answer, reading) ? heard.stream().filter(finding -> finding.by().contains(LEXICON)).toList() : heard;
    var intent = intents.of(reading, answer, told, utterance.question());
    var corrected = intent.id() == Intent.Id.CORRECT ? latestWord(told) : withoutContradiction(told);
    return new Understanding(
        utterance.text(),
        languages.of(reading, texts.spelling()),
        intent,
        answer,
        withAnswer(corrected, utterance, answer),
        attributes,
        topics.of(reading),
        read.corrections(),
        unread(reading, corrected, attributes, answer, intent));
  }

  /** A few words that answer the question and tell nothing else need no second reading. */
  private boolean isPlainReply(Utterance utterance, Reading reading, List<HeardFinding> heard) {
    return reading.words().size() <= SHORTEST_STORY
        && utterance.question()
            .filter(question -> heard.stream().allMatch(finding -> question.findings().contains(finding.id())))
            .filter(question -> !(answers.read(reading, question, utterance.today(), List.of()) instanceof Answer.None)).isPresent();
  }

  private List<HeardFinding> again(List<HeardFinding> heard, Reading reading, List<HeardAttribute> attributes) {
    return reading.words().stream().noneMatch(word -> isTypedRight(reading, word))
        ? heard
        : reader.flatMap(close -> close.read(reading.text(), contrast(reading)))
            .map(read -> new SecondReading(reading, describing, attributes, weighing).of(heard, read)).orElse(heard);
  }

  /** Of what holds no word of the language the reader would only dream. */
  private boolean isTypedRight(Reading reading, Word word) {
    return !word.isPunctuation() && texts.spelling().isReal(reading.text().substring(word.start(), word.end()).toLowerCase(Locale.ROOT));
  }

  /** Where the last thought begins that stands against what went before: behind the last "but". */
  private OptionalInt contrast(Reading reading) {
    var words = reading.words();
    for (int at = words.size() - SHORTEST_THOUGHT; at > 0; at--) {
      if (texts.breaks().contains(words.get(at).folded())) {
        return OptionalInt.of(words.get(at + 1).start());
      }
    }
    return OptionalInt.empty();
  }

  /** "7 weeks" to "how long?" tells nothing else, whatever weeks remind a model of. */
  private static boolean isBareAmount(Answer answer, Reading reading) {
    return (answer instanceof Answer.Number || answer instanceof Answer.Duration) && reading.words().size() <= LONGEST_AMOUNT;
  }

  private Answer answer(
      OpenQuestion question, LocalDate today, Reading reading, List<Sense> senses, List<HeardFinding> heard, List<HeardFinding> first,
      Tools tools) {
    var rule = answers.read(reading, question, today, heard);
    if (!isAboutOneFinding(question) || question.yesMeansAbsent() || reading.words().isEmpty() || !Reply.isOpen(rule, reading)) {
      return rule;
    }
    var features = replyFeatures(question, answers.read(reading, question, today, first), reading, senses, first, tools);
    var close = reader.map(one -> one.answer(question.findings().getFirst().value(), reading.text())).orElse(Map.of());
    return Reply.read(tools.replies(), features, close, rule);
  }

  private static boolean isAboutOneFinding(OpenQuestion question) {
    return question.kind() == OpenQuestion.Kind.YES_NO && question.findings().size() == 1;
  }

  private long[] replyFeatures(
      OpenQuestion question, Answer rule, Reading reading, List<Sense> senses, List<HeardFinding> heard, Tools tools) {
    var asked = question.findings().getFirst().value();
    int last = Math.min(reading.words().size(), LONGEST_REPLY) - 1;
    float odds = Witnesses.odds(asked, reading, senses, tools, texts.joins(), texts.free());
    var tone = Tone.judge(
        tools.tones(), Tone.features(asked, assertions.of(reading, 0, last), reading, senses, texts.breaks(), 0, last));
    return Reply.features(asked, rule, reading, senses, heard, odds, tone);
  }

  /** What a reply looks like to the model of replies, which is taught with this. */
  long[] replyFeatures(Utterance reply) {
    return pool.with(tools -> {
      var reading = texts.read(reply.text(), tools.grammar()).reading();
      if (reading.words().isEmpty()) {
        return new long[0];
      }
      var senses = lexicon.senses(reading.words());
      var heard = hear(reading, senses, tools, quantities.in(reading, reply.question(), reply.today()));
      var question = reply.question().orElseThrow();
      return replyFeatures(question, answers.read(reading, question, reply.today(), heard), reading, senses, heard, tools);
    });
  }

  private List<HeardFinding> hear(Reading reading, List<Sense> senses, Tools tools, List<HeardAttribute> attributes) {
    if (reading.words().isEmpty()) {
      return List.of();
    }
    var verdicts = new Verdicts(reading, assertions, describing, weighing, tools.tones(), senses, texts.breaks(), attributes);
    return verdicts.of(
        heeded.contains(Witness.LEXICON) ? lexicon.hear(reading, texts.free(), texts.joins()) : List.of(),
        heeded.contains(Witness.CATEGORIZER)
            ? Witnesses.hear(reading, senses, tools, texts.joins(), texts.free())
            : List.of());
  }

  /** What is surely old and unchanged is not taken as new; being a guess, that is asked about all the same. */
  private List<HeardFinding> oldIsNotNew(List<HeardFinding> heard) {
    var result = new ArrayList<>(heard);
    for (var old : heard) {
      var fresh = unchanged.get(old.id());
      if (fresh != null && old.status() == Status.PRESENT && old.certain()) {
        result.replaceAll(
            finding -> finding.id().equals(fresh) && finding.status() != Status.ABSENT ? with(finding, Status.ABSENT, UNCHANGED) : finding);
        if (result.stream().noneMatch(finding -> finding.id().equals(fresh))) {
          result.add(
              new HeardFinding(fresh, Status.ABSENT, UNCHANGED, old.start(), old.end(), old.heard(), old.by(), HeardFinding.Details.NONE));
        }
      }
    }
    return oncePerStatus(result);
  }

  private static List<HeardFinding> oncePerStatus(List<HeardFinding> heard) {
    var seen = new java.util.HashSet<String>();
    return heard.stream().filter(finding -> seen.add(finding.id() + " " + finding.status())).toList();
  }

  private static HeardFinding with(HeardFinding finding, Status status, double confidence) {
    return new HeardFinding(
        finding.id(), status, confidence, finding.start(), finding.end(), finding.heard(), finding.by(), finding.details());
  }

  /** "No wait, I did": of two ways of speaking of one thing the later one counts. */
  private static List<HeardFinding> latestWord(List<HeardFinding> heard) {
    return heard.stream()
        .filter(
            finding -> heard.stream().noneMatch(other -> other.id().equals(finding.id()) && other.start() > finding.start()))
        .toList();
  }

  /** Said and denied in one breath: what is said counts, and a question will follow where it matters. */
  private static List<HeardFinding> withoutContradiction(List<HeardFinding> heard) {
    return heard.stream()
        .filter(
            finding -> (finding.status() != Status.ABSENT && finding.status() != Status.PAST)
                || heard.stream()
                    .noneMatch(
                        other -> other.id().equals(finding.id())
                            && other.status() == Status.PRESENT
                            && other.confidence() >= finding.confidence()))
        .toList();
  }

  /** A plain yes or no to a question about one finding says that finding, unless the message itself surely speaks of it. */
  private static List<HeardFinding> withAnswer(List<HeardFinding> heard, Utterance utterance, Answer answer) {
    var asked = utterance.question().filter(Listener::isAboutOneFinding);
    if (asked.isEmpty()
        || heard.stream().anyMatch(finding -> finding.id().equals(asked.get().findings().getFirst()) && finding.certain())) {
      return heard;
    }
    var status = switch (answer) {
      case Answer.Yes yes -> Status.PRESENT;
      case Answer.No no -> Status.ABSENT;
      case Answer.Unsure unsure -> Status.UNSURE;
      case Answer.Options options -> null;
      case Answer.Number number -> null;
      case Answer.Duration duration -> null;
      case Answer.None none -> null;
    };
    if (status == null) {
      return heard;
    }
    var all = new ArrayList<>(heard);
    all.removeIf(finding -> finding.id().equals(asked.get().findings().getFirst()));
    all.add(
        new HeardFinding(
            asked.get().findings().getFirst(),
            status,
            0.95,
            0,
            utterance.text().length(),
            utterance.text(),
            List.of("answer"),
            HeardFinding.Details.NONE));
    return all;
  }

  private static List<Understanding.Unread> unread(
      Reading reading, List<HeardFinding> heard, List<HeardAttribute> attributes, Answer answer, Intent intent) {
    if (!(answer instanceof Answer.None) || (intent.id() != Intent.Id.DESCRIBE && intent.id() != Intent.Id.UNCLEAR)) {
      return List.of();
    }
    var unread = new ArrayList<Understanding.Unread>();
    for (int i = 0; i < reading.words().size();) {
      int first = i;
      while (i < reading.words().size() && reading.words().get(i).clause() == reading.words().get(first).clause()) {
        i++;
      }
      var clause = reading.words().subList(first, i);
      int start = clause.getFirst().start();
      int end = clause.getLast().end();
      boolean used = heard.stream().anyMatch(finding -> finding.start() < end && start < finding.end())
          || attributes.stream().anyMatch(attribute -> attribute.start() < end && start < attribute.end());
      if (!used && clause.stream().map(Word::tag).anyMatch(CONTENT::contains)) {
        unread.add(new Understanding.Unread(start, end, reading.text().substring(start, end)));
      }
    }
    return unread;
  }

  @Override
  public SpanAssertion assertion(String text, int start, int end, Locale locale) {
    var reading = pool.with(tools -> texts.read(text, tools.grammar()).reading());
    int first = -1;
    int last = -1;
    for (int i = 0; i < reading.words().size(); i++) {
      var word = reading.words().get(i);
      if (word.start() < end && start < word.end()) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    return first < 0 ? new SpanAssertion(Status.PRESENT, 0, java.util.Optional.empty()) : assertions.of(reading, first, last);
  }
}
