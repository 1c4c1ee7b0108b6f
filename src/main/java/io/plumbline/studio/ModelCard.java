package io.plumbline.studio;

import io.plumbline.nlu.opennlp.MarkedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the language models were taught from, how well they hear, and what they miss: written by {@code evaluate --card}. */
final class ModelCard {

  private ModelCard() {}

  static String of(
      Map<String, String> figures, Map<String, Evaluation> ablation, Evaluation all, AnswerEvaluation answers, Path language)
      throws IOException {
    var card = new StringBuilder("# Model card: English\n\nWritten by `./plumbline evaluate --card nlp-models/README.md` on ")
        .append(Evaluation.TODAY).append(" over text that nothing was taught from.\n\n| figure | value |\n|---|---|\n");
    figures.forEach((name, value) -> card.append("| ").append(name).append(" | ").append(value).append(" |\n"));
    card.append("\n## What each witness is worth\n\n| heeded | raised | raised or asked | precision |\n|---|---|---|---|\n");
    ablation.forEach(
        (name, one) -> card.append("| ").append(name).append(" | ").append(one.raised()).append(" | ").append(one.raisedOrAsked())
            .append(" | ").append(one.precision()).append(" |\n"));
    card.append("\n## Text\n\n| file | messages | marks |\n|---|---|---|\n");
    for (var folder : List.of("training", "evaluation")) {
      texts(card, language.resolve(folder));
    }
    card.append("\n## By finding, with status\n\n| finding | marked | precision | recall | F1 |\n|---|---|---|---|---|\n");
    all.byFinding()
        .forEach(
            (finding, fit) -> card.append(
                String.format(
                    Locale.ROOT, "| %s | %d | %.2f | %.2f | %.2f |%n", finding, fit.marked(), fit.precision(), fit.recall(), fit.f1())));
    list(card, "Red flags neither raised nor asked about", all.missed());
    list(card, "Red flags raised that are not there", all.alarms());
    list(card, "Answers misread", answers.misread());
    return card.toString();
  }

  private static void texts(StringBuilder card, Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> one.getFileName().toString().matches("(hand|judge)-.*")).sorted().toList()) {
        var text = Files.readString(file);
        var messages = MarkedText.read(file.toString(), text);
        card.append("| ").append(folder.getFileName()).append('/').append(file.getFileName()).append(" `").append(hash(text)).append("` | ")
            .append(messages.size()).append(" | ").append(messages.stream().mapToInt(one -> one.marks().size()).sum()).append(" |\n");
      }
    }
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))).substring(0, 12);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void list(StringBuilder card, String title, List<String> lines) {
    card.append("\n## ").append(title).append(" (").append(lines.size()).append(")\n\n");
    lines.forEach(line -> card.append("- ").append(line).append('\n'));
  }
}
