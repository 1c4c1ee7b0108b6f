package io.plumbline.studio;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Utterance;
import io.plumbline.nlu.opennlp.MarkedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** How well messages are heard, measured on marked text that nothing was taught from. */
final class Evaluation {

  /** The day on which the evaluation text was written. */
  static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final Set<String> redFlags;
  private final List<Heard> messages;

  private Evaluation(Set<String> redFlags, List<Heard> messages) {
    this.redFlags = redFlags;
    this.messages = messages;
  }

  /** A message, what it says, and what was heard. */
  record Heard(MarkedText text, List<HeardFinding> findings) {

    Set<String> marked(Status status) {
      return text.marks().stream().filter(mark -> mark.status() == status).map(MarkedText.Mark::finding).collect(Collectors.toSet());
    }

    /** Taken as said. */
    boolean raises(String finding) {
      return findings.stream().anyMatch(one -> one.id().value().equals(finding) && one.status() == Status.PRESENT && one.certain());
    }

    /** Not sure, or not surely heard: a question follows. */
    boolean asks(String finding) {
      return findings.stream()
          .anyMatch(one -> one.id().value().equals(finding) && (one.status() == Status.PRESENT || one.status() == Status.UNSURE));
    }

    /** How the finding is told: by the status that is surest. */
    Optional<HeardFinding> surest(String finding) {
      return findings.stream().filter(one -> one.id().value().equals(finding))
          .max(Comparator.comparingDouble(HeardFinding::confidence));
    }
  }

  static Evaluation of(Understander understander, List<MarkedText> texts, Set<String> redFlags) {
    return new Evaluation(
        redFlags,
        texts.stream()
            .map(
                text -> new Heard(
                    text, understander.understand(new Utterance(text.text(), Locale.ENGLISH, Optional.empty(), TODAY)).findings()))
            .toList());
  }

  /** A share, with what it is a share of. */
  record Share(long of, long all) {
    double value() {
      return all == 0 ? 1 : of / (double) all;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.3f (%d of %d)", value(), of, all);
    }
  }

  Share raised() {
    return ofPresent((message, finding) -> message.raises(finding));
  }

  Share raisedOrAsked() {
    return ofPresent((message, finding) -> message.raises(finding) || message.asks(finding));
  }

  private Share ofPresent(BiPredicate<Heard, String> heard) {
    long all = 0;
    long of = 0;
    for (var message : messages) {
      for (var finding : message.marked(Status.PRESENT)) {
        if (redFlags.contains(finding)) {
          all++;
          of += heard.test(message, finding) ? 1 : 0;
        }
      }
    }
    return new Share(of, all);
  }

  /** Of the red flags raised, those that are there. */
  Share precision() {
    long all = 0;
    long of = 0;
    for (var message : messages) {
      var there = message.marked(Status.PRESENT);
      for (var finding : redFlags) {
        if (message.raises(finding)) {
          all++;
          of += there.contains(finding) ? 1 : 0;
        }
      }
    }
    return new Share(of, all);
  }

  /** Of the messages without any red flag, those in which one is raised all the same. */
  Share falseAlarms() {
    var without = messages.stream().filter(message -> message.marked(Status.PRESENT).stream().noneMatch(redFlags::contains)).toList();
    return new Share(without.stream().filter(message -> redFlags.stream().anyMatch(message::raises)).count(), without.size());
  }

  /** Of the messages without any red flag, those in which one is asked about. */
  Share needlessQuestions() {
    var without = messages.stream().filter(message -> message.marked(Status.PRESENT).stream().noneMatch(redFlags::contains)).toList();
    return new Share(
        without.stream()
            .filter(message -> redFlags.stream().anyMatch(flag -> message.asks(flag) && !message.marked(Status.UNSURE).contains(flag)))
            .count(),
        without.size());
  }

  /** Precision, recall and their mean. */
  record Fit(long right, long told, long marked) {
    double precision() {
      return told == 0 ? 1 : right / (double) told;
    }

    double recall() {
      return marked == 0 ? 1 : right / (double) marked;
    }

    double f1() {
      return told + marked == 0 ? 1 : 2.0 * right / (told + marked);
    }

    Fit plus(Fit other) {
      return new Fit(right + other.right, told + other.told, marked + other.marked);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "F1 %.3f, precision %.3f, recall %.3f", f1(), precision(), recall());
    }
  }

  /** Every finding with its status; what is told below even odds is a question and tells nothing. */
  Fit findings() {
    return byFinding().values().stream().reduce(new Fit(0, 0, 0), Fit::plus);
  }

  Map<String, Fit> byFinding() {
    var fits = new TreeMap<String, Fit>();
    for (var message : messages) {
      var told = new HashSet<String>();
      message.findings().stream().filter(one -> one.confidence() >= 0.5).forEach(one -> told.add(one.id() + " " + one.status()));
      var marked = new HashSet<String>();
      message.text().marks().forEach(mark -> marked.add(mark.finding() + " " + mark.status()));
      told.forEach(one -> fits.merge(one.split(" ")[0], new Fit(marked.contains(one) ? 1 : 0, 1, 0), Fit::plus));
      marked.forEach(one -> fits.merge(one.split(" ")[0], new Fit(0, 0, 1), Fit::plus));
    }
    return fits;
  }

  /** Of what is denied, over, feared or another's, the share that is never raised as present. */
  Share neverPresent() {
    long all = 0;
    long of = 0;
    for (var message : messages) {
      for (var mark : notPresent(message)) {
        all++;
        of += message.raises(mark.finding()) ? 0 : 1;
      }
    }
    return new Share(of, all);
  }

  /** Of what is not present and was heard at all, the share told with its exact status. */
  Share exactStatus() {
    long all = 0;
    long of = 0;
    for (var message : messages) {
      for (var mark : notPresent(message)) {
        var told = message.surest(mark.finding());
        if (told.isPresent()) {
          all++;
          of += told.get().status() == mark.status() || isAlsoTold(message, mark) ? 1 : 0;
        }
      }
    }
    return new Share(of, all);
  }

  /** "My mum has shingles, I haven't": where one finding has two statuses, each is looked for, because only one can be the surest. */
  private static boolean isAlsoTold(Heard message, MarkedText.Mark mark) {
    return message.text().marks().stream().anyMatch(other -> other.finding().equals(mark.finding()) && other.status() != mark.status())
        && message.findings().stream()
            .anyMatch(one -> one.id().value().equals(mark.finding()) && one.status() == mark.status());
  }

  private static List<MarkedText.Mark> notPresent(Heard message) {
    var present = message.marked(Status.PRESENT);
    return message.text().marks().stream()
        .filter(mark -> mark.status() != Status.PRESENT && mark.status() != Status.UNSURE && !present.contains(mark.finding())).toList();
  }

  /** Red flags that are there and were neither raised nor asked about: the finding, and the message in full. */
  List<String> missed() {
    var missed = new ArrayList<String>();
    for (var message : messages) {
      for (var finding : message.marked(Status.PRESENT)) {
        if (redFlags.contains(finding) && !message.raises(finding) && !message.asks(finding)) {
          missed.add(finding + ": " + message.text().text());
        }
      }
    }
    missed.sort(null);
    return missed;
  }

  /** Red flags raised that are not there. */
  List<String> alarms() {
    var alarms = new ArrayList<String>();
    for (var message : messages) {
      for (var finding : redFlags) {
        if (message.raises(finding) && !message.marked(Status.PRESENT).contains(finding)) {
          alarms.add(finding + ": " + message.text().text());
        }
      }
    }
    alarms.sort(null);
    return alarms;
  }

  int size() {
    return messages.size();
  }
}
