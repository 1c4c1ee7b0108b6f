package io.plumbline.dialog.yaml;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Evidence;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import io.plumbline.dialog.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out by trying every assignment whether two conditions can be true of one patient. */
final class Overlap {

  /** Beyond this many assignments two conditions are taken as overlapping: nobody can read a decision so wide. */
  private static final long MOST = 2_000_000;

  private final Catalogue catalogue;
  private final Map<String, Condition> named;
  private final List<FindingId> findings = new ArrayList<>();
  private final Map<AttributeId, List<Object>> attributes = new HashMap<>();

  Overlap(Catalogue catalogue, Map<String, Condition> named) {
    this.catalogue = catalogue;
    this.named = named;
  }

  boolean canBothBeTrue(Condition one, Condition other) {
    gather(one);
    gather(other);
    var names = List.copyOf(attributes.keySet());
    long size = Disposition.values().length;
    for (var ignored : findings) {
      size = Math.multiplyExact(size, 3L);
      if (size > MOST) {
        return true;
      }
    }
    for (var name : names) {
      size *= attributes.getOrDefault(name, List.of()).size();
      if (size > MOST) {
        return true;
      }
    }
    for (long number = 0; number < size; number++) {
      var patient = patient(number, names);
      if (one.truth(patient, named).isTrue() && other.truth(patient, named).isTrue()) {
        return true;
      }
    }
    return false;
  }

  private Patient patient(long number, List<AttributeId> names) {
    var rest = number;
    var level = List.of(Disposition.values()).get((int) (rest % Disposition.values().length));
    rest /= Disposition.values().length;
    var statuses = new HashMap<FindingId, Status>();
    for (var finding : findings) {
      statuses.put(finding, List.of(Status.PRESENT, Status.ABSENT, Status.UNSURE).get((int) (rest % 3)));
      rest /= 3;
    }
    var values = new HashMap<AttributeId, Object>();
    for (var name : names) {
      var candidates = attributes.getOrDefault(name, List.of());
      values.put(name, candidates.get((int) (rest % candidates.size())));
      rest /= candidates.size();
    }
    return new Patient(statuses, values, level);
  }

  private void gather(Condition condition) {
    switch (condition) {
      case Condition.Has(var finding) -> gather(finding);
      case Condition.Is(var finding, var status) -> gather(finding);
      case Condition.AttributeAtLeast(var attribute, var bound) -> {
        candidate(attribute, bound - 0.5);
        candidate(attribute, bound);
      }
      case Condition.AttributeIs(var attribute, var word) -> {
        candidate(attribute, word);
        candidate(attribute, "");
      }
      case Condition.All(var of) -> of.forEach(this::gather);
      case Condition.Any(var of) -> of.forEach(this::gather);
      case Condition.AtLeast(var count, var of) -> of.forEach(this::gather);
      case Condition.Not(var of) -> gather(of);
      case Condition.LevelAtLeast(var level) -> {
        // every level is tried anyway
      }
      case Condition.Named(var name) -> Optional.ofNullable(named.get(name)).ifPresent(this::gather);
    }
  }

  private void gather(FindingId finding) {
    var derived = Lint.derivation(catalogue, finding);
    if (derived.isPresent()) {
      gather(derived.get());
    } else if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  private void candidate(AttributeId attribute, Object value) {
    var known = attributes.computeIfAbsent(attribute, id -> new ArrayList<>());
    if (!known.contains(value)) {
      known.add(value);
    }
  }

  /** One made-up patient; derived findings follow from the attributes. */
  private final class Patient implements Evidence {
    private final Map<FindingId, Status> statuses;
    private final Map<AttributeId, Object> values;
    private final Disposition level;

    Patient(Map<FindingId, Status> statuses, Map<AttributeId, Object> values, Disposition level) {
      this.statuses = statuses;
      this.values = values;
      this.level = level;
    }

    @Override
    public Truth truthOf(FindingId finding) {
      var derived = Lint.derivation(catalogue, finding);
      if (derived.isPresent()) {
        return derived.get().truth(this, named);
      }
      return Optional.ofNullable(statuses.get(finding)).map(status -> Truth.of(status == Status.PRESENT)).orElse(Truth.UNKNOWN);
    }

    @Override
    public Optional<Status> statusOf(FindingId finding) {
      return Optional.ofNullable(statuses.get(finding));
    }

    @Override
    public Optional<Double> numberOf(AttributeId attribute) {
      return values.get(attribute) instanceof Double number ? Optional.of(number) : Optional.empty();
    }

    @Override
    public Optional<String> wordOf(AttributeId attribute) {
      return values.get(attribute) instanceof String word ? Optional.of(word) : Optional.empty();
    }

    @Override
    public Truth levelAtLeast(Disposition bound) {
      return Truth.of(level.isAtLeast(bound));
    }
  }
}
