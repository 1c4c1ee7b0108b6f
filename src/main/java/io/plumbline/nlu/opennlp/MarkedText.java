package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.data.DataProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message whose findings are marked: {@code cant [saddle_numbness|feel when i wipe], no [-fever|temp]}.
 *
 * <p>Before the finding stands how it is spoken of: nothing for present, {@code -} absent, {@code ?} unsure, {@code <} past, {@code ~} hypothetical,
 * {@code @} another person's. The same words may say several: {@code [-bladder_change+-bowel_change|all normal on the loo]}.
 *
 * @param text without the marks
 * @param marks where each finding is said
 */
public record MarkedText(String text, List<Mark> marks) {

  private static final Pattern MARK = Pattern.compile("\\[([^\\[\\]|]*)\\|([^\\[\\]]*)\\]");
  private static final Pattern SAID = Pattern.compile("([-?<~@]?)([a-z][a-z0-9_]*)");

  public MarkedText {
    marks = List.copyOf(marks);
  }

  /** @param start first index in the text, end the index after the last */
  public record Mark(String finding, Status status, int start, int end) {}

  /**
   * Every message of a file, one a line; lines that are empty or begin with {@code #} hold none.
   *
   * @throws DataProblem where a mark is malformed
   */
  public static List<MarkedText> read(String place, String file) {
    var texts = new ArrayList<MarkedText>();
    int number = 0;
    for (var line : file.split("\n", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        texts.add(line(place, number, line.strip()));
      }
    }
    return texts;
  }

  private static MarkedText line(String place, int number, String line) {
    var text = new StringBuilder();
    var marks = new ArrayList<Mark>();
    var matcher = MARK.matcher(line);
    int at = 0;
    while (matcher.find()) {
      text.append(line, at, matcher.start());
      int start = text.length();
      text.append(matcher.group(2));
      for (var said : matcher.group(1).split("\\+", -1)) {
        var one = SAID.matcher(said.strip());
        if (!one.matches()) {
          throw new DataProblem(place, number, "marks '" + said + "', which is no finding; write [finding|words]");
        }
        marks.add(new Mark(one.group(2), status(one.group(1)), start, text.length()));
      }
      at = matcher.end();
    }
    text.append(line.substring(at));
    if (text.indexOf("[") >= 0 || text.indexOf("]") >= 0) {
      throw new DataProblem(place, number, "has a [ or ] that is no mark; write [finding|words]");
    }
    return new MarkedText(text.toString(), marks);
  }

  private static Status status(String sign) {
    return switch (sign) {
      case "-" -> Status.ABSENT;
      case "?" -> Status.UNSURE;
      case "<" -> Status.PAST;
      case "~" -> Status.HYPOTHETICAL;
      case "@" -> Status.OTHER_PERSON;
      default -> Status.PRESENT;
    };
  }
}
