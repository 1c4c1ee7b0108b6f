package io.plumbline.dialog.yaml;

import io.plumbline.dialog.Repairs;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;

/** Reads {@code repair.yaml}. */
final class RepairReader {

  private static final Set<String> FILLED = Set.of("told", "tell", "question", "min", "max");

  private final Problems problems;

  RepairReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Repairs> read(Tree tree) {
    var file = new Fields(tree, Known.REPAIR, problems);
    var keys = Arrays.stream(Repairs.Key.values()).map(Repairs.Key::wire).toList();
    var texts = new EnumMap<Repairs.Key, String>(Repairs.Key.class);
    for (var key : Repairs.Key.values()) {
      var value = file.required(key.wire());
      if (value.isEmpty()) {
        continue;
      }
      var text = text(file, key, value.get());
      Texts.check(text, file.placeOf(key.wire()), FILLED, problems);
      texts.put(key, text);
    }
    for (var entry : file.all()) {
      if (!keys.contains(entry.key())) {
        problems.add(
            Problem.Code.PL002,
            entry.place(),
            "nothing reads the key '" + entry.key() + "' in " + Known.REPAIR,
            Nearest.mend(entry.key(), keys, "remove it"));
      }
    }
    return texts.size() == keys.size() ? Optional.of(new Repairs(texts)) : Optional.empty();
  }

  private String text(Fields file, Repairs.Key key, Tree value) {
    if (value instanceof Tree.Mapping) {
      var fields = new Fields(value, "'" + key.wire() + "'", problems);
      var text = fields.text("text");
      fields.optionalText("source");
      fields.done();
      return text;
    }
    return file.text(key.wire());
  }
}
