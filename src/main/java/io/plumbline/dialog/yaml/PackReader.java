package io.plumbline.dialog.yaml;

import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.Measure;
import io.plumbline.dialog.MeasureId;
import io.plumbline.dialog.Pack;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Pattern;
import io.plumbline.dialog.PatternId;
import io.plumbline.dialog.Topic;
import io.plumbline.dialog.TopicId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the files of one pack that stand beside its dialog. */
final class PackReader {

  private final Names names;
  private final Problems problems;

  PackReader(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** @param trees the pack's files by their name inside its folder */
  Pack read(PackId id, DialogId dialog, Map<String, Tree> trees) {
    return new Pack(
        id,
        dialog,
        triggers(trees.get(Known.TRIGGERS)),
        patterns(trees.get(Known.CONDITIONS)),
        measures(trees.get(Known.RELIEF)),
        topics(trees.get(Known.TOPICS)));
  }

  private SequencedMap<FindingId, String> triggers(@org.jspecify.annotations.Nullable Tree tree) {
    var triggers = new LinkedHashMap<FindingId, String>();
    for (var entry : block(tree, Known.TRIGGERS, "triggers")) {
      var fields = new Fields(entry.value(), "the trigger '" + entry.key() + "'", problems);
      triggers.put(names.finding(entry.key(), entry.place()), said(fields, "says"));
      fields.source();
      fields.done();
    }
    return triggers;
  }

  private SequencedMap<PatternId, Pattern> patterns(@org.jspecify.annotations.Nullable Tree tree) {
    var patterns = new LinkedHashMap<PatternId, Pattern>();
    for (var entry : block(tree, Known.CONDITIONS, "conditions")) {
      var fields = new Fields(entry.value(), "the condition '" + entry.key() + "'", problems);
      var when = fields.required("when").map(names::condition);
      var says = said(fields, "says");
      var towards = said(fields, "towards");
      var away = said(fields, "away");
      var floors = Stream.concat(Stream.of("none"), Arrays.stream(Disposition.values()).map(Disposition::wire)).toList();
      var floor = fields
          .required("floor")
          .flatMap(value -> names.oneOf(value, "floor", floors))
          .filter(word -> !word.equals("none"))
          .map(Disposition::ofWire);
      var source = fields.source();
      fields.done();
      var id = new PatternId(entry.key());
      when.ifPresent(condition -> patterns.put(id, new Pattern(id, condition, says, towards, away, floor, source)));
    }
    return patterns;
  }

  private Map<MeasureId, Measure> measures(@org.jspecify.annotations.Nullable Tree tree) {
    var measures = new LinkedHashMap<MeasureId, Measure>();
    for (var entry : block(tree, Known.RELIEF, "measures")) {
      var fields = new Fields(entry.value(), "the measure '" + entry.key() + "'", problems);
      var id = new MeasureId(entry.key());
      var title = said(fields, "title");
      var how = said(fields, "how");
      var limits = said(fields, "limits");
      var why = said(fields, "why");
      var stop = said(fields, "stop");
      var notWhen = fields.required("not-when").map(names::condition);
      var upTo = fields.required("up-to").flatMap(names::level);
      var withheld = fields.has("withheld") ? Optional.of(said(fields, "withheld")) : Optional.<String>empty();
      var source = fields.source();
      fields.done();
      notWhen.ifPresent(
          condition -> upTo.ifPresent(
              level -> measures.put(id, new Measure(id, title, how, limits, why, stop, condition, level, withheld, source))));
    }
    return measures;
  }

  private Map<TopicId, Topic> topics(@org.jspecify.annotations.Nullable Tree tree) {
    var topics = new LinkedHashMap<TopicId, Topic>();
    for (var entry : block(tree, Known.TOPICS, "topics")) {
      var fields = new Fields(entry.value(), "the topic '" + entry.key() + "'", problems);
      var id = new TopicId(entry.key());
      topics.put(id, new Topic(id, said(fields, "says"), fields.source()));
      fields.done();
    }
    return topics;
  }

  private String said(Fields fields, String key) {
    var text = fields.text(key);
    Texts.check(text, fields.placeOf(key), Set.of(), problems);
    return text;
  }

  private java.util.List<Tree.Entry> block(@org.jspecify.annotations.Nullable Tree tree, String file, String key) {
    if (tree == null) {
      return java.util.List.of();
    }
    var fields = new Fields(tree, file, problems);
    var entries = fields.entries(key);
    fields.done();
    return entries;
  }
}
