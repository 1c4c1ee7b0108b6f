package io.plumbline.dialog.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads one file into a {@link Tree}.
 *
 * <p>A file that is not YAML would hide all its other mistakes behind the first one. So a line that breaks it is reported, put right for the time
 * being (indented like the line above, else left out), and the reading goes on.
 */
final class TreeReader {

  private static final int MOST_BROKEN_LINES = 20;
  private static final int DEEPEST = 40;

  /** Far more than any file that people write; aliases of aliases can unfold to millions. */
  private static final int MOST_NODES = 200_000;

  private final String file;
  private final Problems problems;
  private int nodes;

  TreeReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  Optional<Tree> read(String text) {
    var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    var mended = new ArrayList<Integer>();
    for (int tries = 0; tries < MOST_BROKEN_LINES; tries++) {
      try {
        var settings = LoadSettings.builder().setUseMarks(true).setLabel(file).build();
        return new Compose(settings).composeString(String.join("\n", lines)).map(node -> tree(node, 0));
      } catch (MarkedYamlEngineException broken) {
        var mark = broken.getProblemMark().or(broken::getContextMark);
        if (mark.isEmpty()) {
          break;
        }
        putRight(lines, mended, broken.getProblem(), mark.get());
      } catch (YamlEngineException unreadable) {
        problems.add(
            Problem.Code.PL001, place(0, 0), "this file cannot be read as YAML", "save it as plain UTF-8 text in YAML form");
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void putRight(List<String> lines, List<Integer> mended, String what, Mark mark) {
    var line = Math.min(mark.getLine(), lines.size() - 1);
    while (line > 0 && lines.get(line).isBlank()) {
      line--;
    }
    var text = lines.get(line);
    var above = line - 1;
    while (above >= 0 && (lines.get(above).isBlank() || lines.get(above).strip().startsWith("#"))) {
      above--;
    }
    if (!mended.contains(line)) {
      problems.add(
          Problem.Code.PL001,
          place(line, Math.max(0, text.length() - text.stripLeading().length())),
          "this line breaks the file (" + what.replace("\n", " ") + ")",
          "check its indentation (two spaces a level, no tabs, keys of one block in one column) and its quotes");
    }
    var likeAbove = above < 0 ? text.stripLeading() : indentOf(lines.get(above)) + text.stripLeading();
    if (mended.contains(line) || likeAbove.equals(text)) {
      lines.set(line, "");
    } else {
      lines.set(line, likeAbove);
    }
    mended.add(line);
  }

  private static String indentOf(String line) {
    return " ".repeat(line.length() - line.stripLeading().length());
  }

  private Tree tree(Node node, int depth) {
    var place = node.getStartMark().map(mark -> place(mark.getLine(), mark.getColumn())).orElse(place(0, 0));
    nodes++;
    if (nodes > MOST_NODES) {
      problems.add(Problem.Code.PL001, new Problem.Place(file, 1, 1), "this file unfolds to more than " + MOST_NODES + " values",
          "write it without & and *");
      return new Tree.Scalar(place, "", true);
    }
    if (depth > DEEPEST) {
      problems.add(Problem.Code.PL001, place, "this is nested more than " + DEEPEST + " deep", "write it flatter");
      return new Tree.Scalar(place, "", true);
    }
    return switch (node) {
      case ScalarNode scalar ->
        new Tree.Scalar(
            place,
            scalar.getValue(),
            scalar.getScalarStyle() != ScalarStyle.PLAIN || scalar.getTag().equals(Tag.STR));
      case SequenceNode sequence when nodes > MOST_NODES -> new Tree.Sequence(place, List.of());
      case SequenceNode sequence ->
        new Tree.Sequence(place, sequence.getValue().stream().map(item -> tree(item, depth + 1)).toList());
      case MappingNode mapping ->
        new Tree.Mapping(place, mapping.getValue().stream().map(entry -> entry(entry, depth + 1)).toList());
      default -> throw new IllegalStateException("YAML has scalars, lists and mappings only, not " + node.getNodeType());
    };
  }

  private Tree.Entry entry(NodeTuple tuple, int depth) {
    var place = tuple.getKeyNode().getStartMark().map(mark -> place(mark.getLine(), mark.getColumn())).orElse(place(0, 0));
    var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    return new Tree.Entry(key, place, tree(tuple.getValueNode(), depth));
  }

  private Problem.Place place(int line, int column) {
    return new Problem.Place(file, line + 1, column + 1);
  }
}
