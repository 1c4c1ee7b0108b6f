package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.nlu.HeardAttribute;
import io.plumbline.nlu.HeardFinding.Details;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what is said about a finding in its own clause: side, severity, onset, since when. */
final class Describing {

  private final Map<String, Map<String, Set<String>>> kinds = new HashMap<>();

  Describing(DataNode file) {
    for (var kind : List.of("side", "severity", "onset")) {
      var values = new HashMap<String, Set<String>>();
      file.entry(kind).entries().forEach((value, list) -> values.put(value, Set.copyOf(list.texts())));
      kinds.put(kind, values);
    }
  }

  Details details(Reading reading, int first, int last, List<HeardAttribute> attributes) {
    var clause = reading.words().stream()
        .filter(
            word -> word.clause() >= reading.words().get(first).clause() && word.clause() <= reading.words().get(last).clause())
        .toList();
    return new Details(
        one("side", clause), one("severity", clause), one("onset", clause), days(clause, attributes));
  }

  private Optional<String> one(String kind, List<Word> clause) {
    var values = kinds.getOrDefault(kind, Map.of());
    var found = values.entrySet().stream()
        .filter(value -> clause.stream().anyMatch(word -> value.getValue().contains(word.folded())))
        .map(Map.Entry::getKey)
        .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static Optional<Double> days(List<Word> clause, List<HeardAttribute> attributes) {
    if (clause.isEmpty()) {
      return Optional.empty();
    }
    return attributes.stream()
        .filter(heard -> heard.id().equals(AttributeId.DURATION))
        .filter(heard -> heard.start() < clause.getLast().end() && clause.getFirst().start() < heard.end())
        .flatMap(heard -> heard.value() instanceof AttributeValue.Number(var days)
            ? Optional.of(days).stream()
            : Optional.<Double>empty().stream())
        .findFirst();
  }
}
