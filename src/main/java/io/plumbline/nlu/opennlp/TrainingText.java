package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.data.DataProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of training text, its markup read: {@code cant [saddle_numbness|feel when i wipe], no [-fever|temp]}.
 *
 * @param text without the markup
 * @param marks where each finding is said
 */
record TrainingText(String text, List<Mark> marks) {

  private static final Pattern MARK = Pattern.compile("\\[([-?<~@]?)([a-z][a-z0-9_]*)\\|([^\\[\\]]*)\\]");

  /** @param start first index in the text, end the index after the last */
  record Mark(String finding, int start, int end) {}

  static List<TrainingText> read(String place, String file) {
    var lines = new ArrayList<TrainingText>();
    int number = 0;
    for (var line : file.split("\n", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(line(place, number, line.strip()));
      }
    }
    return lines;
  }

  private static TrainingText line(String place, int number, String line) {
    var text = new StringBuilder();
    var marks = new ArrayList<Mark>();
    var matcher = MARK.matcher(line);
    int at = 0;
    while (matcher.find()) {
      text.append(line, at, matcher.start());
      marks.add(new Mark(matcher.group(2), text.length(), text.length() + matcher.group(3).length()));
      text.append(matcher.group(3));
      at = matcher.end();
    }
    text.append(line.substring(at));
    if (text.indexOf("[") >= 0 || text.indexOf("]") >= 0) {
      throw new DataProblem(place, number, "has a [ or ] that is no markup; write [finding|words]");
    }
    return new TrainingText(text.toString(), marks);
  }
}
