package io.plumbline.nlu.assertion;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose symptoms a message tells: the writer's own, those of somebody on whose behalf it is written, or of yet another. */
public final class Persons {

  private static final Set<String> SETS = Set.of(
      "relatives_child", "relatives_adult", "relatives_of_theirs", "speech", "before_subject", "first", "third", "third_subjects",
      "object_me", "carer_talk", "asking_for_child", "asking_for_adult", "inherited", "history_verbs");

  /** For whom the message asks. */
  public enum Patient {
    WRITER, CHILD, ANOTHER_ADULT
  }

  /** The words that make a span another person's. */
  record Told(int first, int end, boolean plain) {}

  private enum Kin {
    CHILD, ADULT, THEIRS
  }

  private final Phrases<Kin> relatives;
  private final Phrases<Patient> askingFor;
  private final Phrases<Boolean> speech;
  private final Phrases<Boolean> carerTalk;
  private final WordClasses sets;

  Persons(DataNode node, WordClasses words) {
    Map<String, DataNode> entries = node.entries(SETS);
    SETS.stream()
        .filter(set -> !entries.containsKey(set))
        .sorted()
        .forEach(
            set -> {
              throw node.wrong("lacks '" + set + "'; add it");
            });
    this.relatives = new Phrases.Builder<Kin>(words)
        .addAll(node.entry("relatives_child"), Kin.CHILD)
        .addAll(node.entry("relatives_adult"), Kin.ADULT)
        .addAll(node.entry("relatives_of_theirs"), Kin.THEIRS)
        .build();
    this.askingFor = new Phrases.Builder<Patient>(words)
        .addAll(node.entry("asking_for_child"), Patient.CHILD)
        .addAll(node.entry("asking_for_adult"), Patient.ANOTHER_ADULT)
        .build();
    this.speech = new Phrases.Builder<Boolean>(words).addAll(node.entry("speech"), true).build();
    this.carerTalk = new Phrases.Builder<Boolean>(words).addAll(node.entry("carer_talk"), true).build();
    this.sets = WordClasses.of(words, node,
        Set.of("first", "third", "third_subjects", "object_me", "before_subject", "inherited", "history_verbs"));
  }

  /** For whom the message is written; empty when it does not say. */
  public Optional<Patient> patient(Reading reading) {
    Optional<Patient> said = askingFor.in(reading).stream().findFirst().map(Hit::value);
    if (said.isPresent()) {
      return said;
    }
    if (speaksOfSelf(reading)) {
      return Optional.empty();
    }
    return subjects(reading).stream()
        .filter(hit -> hit.value() != Kin.THEIRS)
        .filter(hit -> hit.value() == Kin.CHILD || !isHistory(reading, hit))
        .findFirst()
        .map(hit -> hit.value() == Kin.CHILD ? Patient.CHILD : Patient.ANOTHER_ADULT);
  }

  /** The words by which the span belongs to a person on whose behalf nobody is asking. */
  Optional<Told> tellsOfAnother(Reading reading, int first, int last) {
    List<Hit<Kin>> subjects = subjects(reading);
    if (subjects.isEmpty()) {
      return Optional.empty();
    }
    Optional<Patient> patient = patient(reading);
    for (Hit<Kin> subject : subjects.reversed()) {
      if (subject.end() > first || !governs(reading, subject, first, last)) {
        continue;
      }
      if (patient.isEmpty() || subject.value() == Kin.THEIRS) {
        return Optional.of(new Told(subject.first(), subject.end(), true));
      }
    }
    return patient.isPresent() ? Optional.empty() : pronounAfter(reading, subjects, first, last);
  }

  /** "my son has a fever and he has a rash": once somebody was named, "he" is that one. */
  private Optional<Told> pronounAfter(Reading reading, List<Hit<Kin>> subjects, int first, int last) {
    for (int at = first - 1; at > subjects.getFirst().first(); at--) {
      if (sets.holds("third_subjects", reading, at)) {
        Hit<Kin> pronoun = new Hit<>(at, at + 1, Kin.ADULT);
        return governs(reading, pronoun, first, last) ? Optional.of(new Told(at, at + 1, false)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Relatives that do or have something, other than saying or doing something to the writer. */
  private List<Hit<Kin>> subjects(Reading reading) {
    List<Hit<Kin>> subjects = new ArrayList<>();
    for (Hit<Kin> hit : relatives.in(reading)) {
      boolean begins = Phrases.startsPiece(reading, hit.first()) || sets.holds("before_subject", reading, hit.first() - 1);
      boolean speaks = hit.end() < reading.words().size() && speech.longestAt(reading, hit.end()).isPresent();
      if (begins && !speaks) {
        subjects.add(hit);
      }
    }
    return subjects;
  }

  private boolean governs(Reading reading, Hit<Kin> subject, int first, int last) {
    if (reading.words().get(subject.first()).sentence() != reading.words().get(first).sentence()) {
      return false;
    }
    for (int at = subject.end(); at < first; at++) {
      if (sets.holds("first", reading, at)) {
        return false;
      }
    }
    for (int at = first; at <= Math.min(last + 1, reading.words().size() - 1); at++) {
      if (sets.holds("object_me", reading, at)) {
        return false;
      }
    }
    return true;
  }

  private boolean speaksOfSelf(Reading reading) {
    List<Hit<Boolean>> talk = carerTalk.in(reading);
    List<Hit<Kin>> kin = relatives.in(reading);
    for (int at = 0; at < reading.words().size(); at++) {
      int here = at;
      boolean excused = talk.stream().anyMatch(hit -> hit.overlaps(here, here + 1))
          || kin.stream().anyMatch(hit -> hit.overlaps(here, here + 1));
      if (sets.holds("first", reading, at) && !excused) {
        return true;
      }
    }
    return false;
  }

  /** "my sister had cancer" tells of the family when nothing is said of her now. */
  private boolean isHistory(Reading reading, Hit<Kin> subject) {
    boolean inherited = false;
    for (int at = 0; at < reading.words().size(); at++) {
      if (sets.holds("third", reading, at)) {
        return false;
      }
      inherited |= sets.holds("inherited", reading, at);
    }
    return inherited || sets.holds("history_verbs", reading, subject.end());
  }
}
