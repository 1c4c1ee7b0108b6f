package io.plumbline.dialog;

import java.util.List;

/**
 * An open point of the clinical brief that a clinical lead can set; {@code watch.yaml} holds how it is set.
 *
 * @param on as its rules are written; else they give their less urgent level, or none
 * @param means the question that the clinical lead answers with it
 */
public record Switch(String id, boolean on, List<String> rules, String means, String source) {
  public Switch {
    rules = List.copyOf(rules);
  }
}
