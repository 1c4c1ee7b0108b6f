package io.plumbline.nlu.answer;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked in passing ("is it a slipped disc?"); a thing that is only told of is no topic. Safe for many threads at once. */
public final class Topics {

  private final Phrases<Boolean> asking;
  private final Phrases<String> about;
  private final Phrases<String> questions;
  private final Map<String, Integer> ranks = new HashMap<>();

  private Topics(DataNode file) {
    file.entries(Set.of("words", "asking", "topics"));
    var words = WordClasses.of(file.entry("words"));
    asking = new Phrases.Builder<Boolean>(words).addAll(file.entry("asking"), true).build();
    var subjects = new Phrases.Builder<String>(words);
    var wholeQuestions = new Phrases.Builder<String>(words);
    file.entry("topics")
        .entries()
        .forEach(
            (topic, node) -> {
              node.entries(Set.of("about", "questions"));
              ranks.put(topic, ranks.size());
              node.optional("about").ifPresent(phrases -> subjects.addAll(phrases, topic));
              node.optional("questions").ifPresent(phrases -> wholeQuestions.addAll(phrases, topic));
            });
    about = subjects.build();
    questions = wholeQuestions.build();
  }

  /** Reads {@code topics.yaml} of the language; topics named first go before later ones. */
  public static Topics load(LanguageData data) {
    return new Topics(data.read("topics.yaml"));
  }

  /** The topic that the message asks about. */
  public Optional<String> of(Reading reading) {
    return first(questions, reading, 0, reading.words().size()).or(() -> askedAbout(reading));
  }

  private Optional<String> askedAbout(Reading reading) {
    int from = 0;
    while (from < reading.words().size()) {
      int to = from;
      while (to < reading.words().size() && reading.words().get(to).sentence() == reading.words().get(from).sentence()) {
        to++;
      }
      var asked = asking.in(reading, from, to).stream().findFirst();
      if (asked.isPresent()) {
        var topic = first(about, reading, from, to);
        if (topic.isPresent()) {
          return topic;
        }
      }
      from = to;
    }
    return Optional.empty();
  }

  private Optional<String> first(Phrases<String> phrases, Reading reading, int from, int to) {
    return phrases.in(reading, from, to).stream()
        .map(Hit::value)
        .min((one, other) -> Integer.compare(ranks.getOrDefault(one, 0), ranks.getOrDefault(other, 0)));
  }
}
