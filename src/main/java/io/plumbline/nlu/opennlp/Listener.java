package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardAttribute;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Intent;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import io.plumbline.nlu.answer.Answers;
import io.plumbline.nlu.answer.Intents;
import io.plumbline.nlu.answer.Quantities;
import io.plumbline.nlu.answer.Reservations;
import io.plumbline.nlu.answer.Topics;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.reader.CloseReader;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Texts;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Listens to one language: reads the text, hears its witnesses, asks how each thing is said, and reads the answer in the question's light. */
final class Listener implements Understander {

  /** Tags of words that carry meaning. */

  private static final String LEXICON = "lexicon";
  private static final int LONGEST_AMOUNT = 5;
  private static final int SHORTEST_STORY = 3;
  private static final int SHORTEST_THOUGHT = 3;

  private final String language;
  private final Set<Witness> heeded;
  private final Pool pool;
  private final Texts texts;
  private final Lexicon lexicon;
  private final Assertions assertions;
  private final Quantities quantities;
  private final Intents intents;
  private final Topics topics;
  private final Describing describing;
  private final Languages languages;
  private final Weighing weighing;
  private final Optional<CloseReader> reader;
  private final Replies replies;
  private final Reservations reservations;
  private final Told told;

  /** @param heeded the witnesses that are listened to: all of them, but for measuring what each is worth */
  Listener(String language, LanguageData data, Set<Witness> heeded, Supplier<Pool> tools, Supplier<Optional<CloseReader>> reader) {
    this.language = language;
    this.heeded = Set.copyOf(heeded);
    lexicon = Lexicon.load(data);
    texts = Texts.load(data, lexicon.words());
    assertions = Assertions.load(data);
    quantities = Quantities.load(data, assertions);
    intents = Intents.load(data, texts.spelling()::isReal);
    topics = Topics.load(data);
    var details = data.read("details.yaml");
    describing = new Describing(details);
    told = new Told(details.entry("unchanged"));
    weighing = Weighing.read(data.read("weighing.yaml"), data.read("reader/weighing.yaml"));
    languages = new Languages(language, data.read("languages.yaml"));
    pool = tools.get();
    this.reader = heeded.contains(Witness.READER) ? reader.get() : Optional.empty();
    reservations = Reservations.load(data);
    replies = new Replies(Answers.load(data, quantities, assertions), assertions, texts, this.reader);
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
    var message = message(reading, tools);
    var first = refusesOnly(utterance, reading) ? byPatterns(hear(message, attributes)) : hear(message, attributes);
    var heard = refusesOnly(utterance, reading)
        ? first
        : told.oldIsNotNew(isPlainReply(utterance, message, first) ? first : again(first, reading, attributes));
    var answer = utterance.question().map(question -> replies.read(question, utterance.today(), message, heard, first))
        .orElseGet(Answer.None::new);
    var spoken = isBareAmount(answer, reading) ? byPatterns(heard) : heard;
    var intent = intents.of(reading, answer, spoken, utterance.question());
    var consistent = intent.id() == Intent.Id.CORRECT ? Told.latestWord(spoken) : Told.withoutContradiction(spoken);
    return new Understanding(
        utterance.text(),
        languages.of(reading, texts.spelling()),
        intent,
        answer,
        Told.withAnswer(consistent, utterance, answer),
        attributes,
        topics.of(reading),
        read.corrections(),
        unread(reading, consistent, attributes, answer, intent));
  }

  /** "I'd rather not say": whatever the words remind a model of. */
  private boolean refusesOnly(Utterance utterance, Reading reading) {
    return utterance.question().isPresent() && replies.isRefusal(reading);
  }

  private static List<HeardFinding> byPatterns(List<HeardFinding> heard) {
    return heard.stream().filter(finding -> finding.by().contains(LEXICON)).toList();
  }

  /** A few words that answer the question and tell nothing else need no second reading. */
  private boolean isPlainReply(Utterance utterance, Message message, List<HeardFinding> heard) {
    return message.reading().words().size() <= SHORTEST_STORY
        && utterance.question()
            .filter(question -> heard.stream().allMatch(finding -> question.findings().contains(finding.id())))
            .filter(question -> replies.isAnswer(question, utterance.today(), message)).isPresent();
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

  private Message message(Reading reading, Tools tools) {
    var senses = lexicon.senses(reading.words());
    return new Message(reading, senses, new Witnesses(reading, senses, tools, texts.joins(), texts.free()), tools);
  }

  private List<HeardFinding> hear(Message message, List<HeardAttribute> attributes) {
    if (message.isEmpty()) {
      return List.of();
    }
    var verdicts = new Verdicts(
        message.reading(), assertions, describing, weighing, message.tools().tones(), message.senses(), texts.breaks(), attributes);
    return verdicts.of(
        heeded.contains(Witness.LEXICON) ? lexicon.hear(message.reading(), texts.free(), texts.joins()) : List.of(),
        heeded.contains(Witness.CATEGORIZER) ? message.witnesses().hear() : List.of());
  }

  /** What a reply looks like to the model of replies, which is taught with this. */
  long[] replyFeatures(Utterance reply) {
    return pool.with(tools -> {
      var message = message(texts.read(reply.text(), tools.grammar()).reading(), tools);
      if (message.isEmpty()) {
        return new long[0];
      }
      var question = reply.question().orElseThrow();
      var first = hear(message, quantities.in(message.reading(), reply.question(), reply.today()));
      return replies.features(Replies.asked(question).orElseThrow(), question, reply.today(), message, first);
    });
  }

  private List<Understanding.Unread> unread(
      Reading reading, List<HeardFinding> heard, List<HeardAttribute> attributes, Answer answer, Intent intent) {
    if (answer instanceof Answer.No) {
      return reservations.in(reading).map(kept -> piece(reading, kept.first(), kept.last()))
          .filter(kept -> heard.stream().noneMatch(finding -> finding.start() < kept.end() && kept.start() < finding.end()))
          .map(List::of).orElse(List.of());
    }
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
      if (!used && clause.stream().anyMatch(Word::isContent)) {
        unread.add(piece(reading, first, i - 1));
      }
    }
    return unread;
  }

  private static Understanding.Unread piece(Reading reading, int first, int last) {
    int start = reading.words().get(first).start();
    int end = reading.words().get(last).end();
    return new Understanding.Unread(start, end, reading.text().substring(start, end));
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
    return first < 0 ? new SpanAssertion(Status.PRESENT, 0, Optional.empty()) : assertions.of(reading, first, last);
  }
}
