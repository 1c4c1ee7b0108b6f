package io.plumbline.nlu.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One place in a language data file: a text, a list or a set of named entries, which knows its file and line. */
public final class DataNode {

  private final String file;
  private final Node node;

  private DataNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /** @throws DataProblem when the text is not one well-formed YAML document */
  public static DataNode read(String file, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    try {
      return new Compose(settings)
          .composeString(text)
          .map(root -> new DataNode(file, root))
          .orElseThrow(() -> new DataProblem(file, 1, "is empty; write at least one entry"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new DataProblem(file, line, "is not YAML: " + e.getProblem() + "; mend the line");
    } catch (YamlEngineException e) {
      throw new DataProblem(file, 0, "is not YAML: " + e.getMessage() + "; mend the file");
    }
  }

  /** The named entries in the order written, each name once. */
  public Map<String, DataNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("expects named entries here; write 'name: value'");
    }
    Map<String, DataNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      DataNode key = new DataNode(file, tuple.getKeyNode());
      if (entries.put(key.text(), new DataNode(file, tuple.getValueNode())) != null) {
        throw key.wrong("names '" + key.text() + "' twice; keep one");
      }
    }
    return entries;
  }

  /** The named entries, none of which may have another name than these. */
  public Map<String, DataNode> entries(Set<String> allowed) {
    Map<String, DataNode> entries = entries();
    entries.forEach(
        (name, value) -> {
          if (!allowed.contains(name)) {
            throw value.wrong("does not know '" + name + "'; use one of " + new TreeSet<>(allowed));
          }
        });
    return entries;
  }

  public DataNode entry(String name) {
    return optional(name).orElseThrow(() -> wrong("lacks '" + name + "'; add it"));
  }

  public Optional<DataNode> optional(String name) {
    return Optional.ofNullable(entries().get(name));
  }

  public List<DataNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("expects a list here; write '- item' lines or [a, b]");
    }
    List<DataNode> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(new DataNode(file, item)));
    return items;
  }

  public List<String> texts() {
    return items().stream().map(DataNode::text).toList();
  }

  public String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong("expects a single text here");
    }
    if (scalar.getValue().isBlank()) {
      throw wrong("has an empty text; fill it in or take it out");
    }
    return scalar.getValue();
  }

  public double number() {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException e) {
      throw wrong("expects a number, not '" + text() + "'");
    }
  }

  public boolean yes() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("expects true or false, not '" + text() + "'");
    };
  }

  /** The text as one of these values, named in lower case. */
  public <T extends Enum<T>> T oneOf(Collection<T> values) {
    return values.stream()
        .filter(value -> value.name().equalsIgnoreCase(text()))
        .findFirst()
        .orElseThrow(() -> wrong("does not know '" + text() + "'; use one of " + values));
  }

  /** The same place, holding this text: a name that is itself a phrase. */
  public DataNode named(String name) {
    return new DataNode(file, new ScalarNode(Tag.STR, true, name, ScalarStyle.PLAIN, node.getStartMark(), node.getEndMark()));
  }

  /** A complaint about this place, to be thrown. */
  public DataProblem wrong(String what) {
    return new DataProblem(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0), what);
  }
}
