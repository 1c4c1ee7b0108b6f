package io.plumbline.patients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A made-up patient: what they say first, what is so, and where they should end.
 *
 * @param answers what they type when asked about a finding or an attribute; empty where only taps are known
 * @param facts finding to present, absent or unsure; other keys are attributes; findings not listed are absent
 */
public record Vignette(
    String id, String opening, Map<String, String> facts, Map<String, String> answers, String expected, List<String> mustRaise,
    List<String> mustNotOffer) {

  public static List<Vignette> in(Path file) {
    try {
      var patients = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      return patients.stream().map(patient -> of((Map<?, ?>) patient)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Vignette of(Map<?, ?> patient) {
    var facts = new HashMap<String, String>();
    ((Map<?, ?>) patient.get("facts")).forEach((key, value) -> facts.put(String.valueOf(key), String.valueOf(value)));
    var answers = new HashMap<String, String>();
    if (patient.get("answers") instanceof Map<?, ?> said) {
      said.forEach((key, value) -> answers.put(String.valueOf(key), String.valueOf(value)));
    }
    return new Vignette(
        String.valueOf(patient.get("id")),
        String.valueOf(patient.get("opening")),
        facts,
        answers,
        String.valueOf(patient.get("expected_disposition")),
        texts(patient.get("must_raise")),
        texts(patient.get("must_not_offer")));
  }

  private static List<String> texts(Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(String::valueOf).toList();
  }

  boolean isPresent(String finding) {
    var fact = facts.getOrDefault(finding, "absent");
    return fact.equals("present") || fact.equals("true");
  }

  boolean isUnsure(String finding) {
    return facts.getOrDefault(finding, "absent").equals("unsure");
  }

  /** In their own words. */
  Optional<String> says(String asked) {
    return Optional.ofNullable(answers.get(asked));
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  @Override
  public String toString() {
    return id + ": " + opening;
  }
}
