package io.plumbline.nlu.text;

import io.plumbline.nlu.Understanding.Correction;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a {@link Reading} of a text: pieces, repaired spelling, clauses; sentences, tags and lemmas come from the language's models. */
public final class Texts {

  /** Longest word that is read for a meaning; anything longer is a slip of the keyboard or an attack. */
  private static final int LONGEST_WORD = 60;

  /** A word that carries a meaning in a complaint is meant so many times more often than its count says. */
  private static final int OFTEN_MEANT = 20;

  private static final Set<String> SENTENCE_ENDS = Set.of(".", "!", "?", "\u2026");
  private static final Set<String> CLAUSE_ENDS = Set.of(".", "!", "?", "\u2026", ";", ":");

  private final Cutter cutter;
  private final Spelling spelling;
  private final Set<String> breaks;
  private final Set<String> joins;
  private final Set<String> subjects;
  private final Set<String> leads;
  private final Set<String> free;

  private Texts(Cutter cutter, Spelling spelling, Set<String> breaks, Set<String> joins, Set<String> subjects, Set<String> leads,
      Set<String> free) {
    this.cutter = cutter;
    this.spelling = spelling;
    this.breaks = breaks;
    this.joins = joins;
    this.subjects = subjects;
    this.leads = leads;
    this.free = free;
  }

  /**
   * @param data {@code spelling.yaml}, {@code emoji.yaml}, {@code words.txt} and {@code frequent.txt} are read
   * @param wanted words that matter, towards which slips are repaired
   */
  public static Texts load(LanguageData data, Set<String> wanted) {
    var file = data.read("spelling.yaml");
    file.entries(Set.of("short", "also", "slips", "breaks", "joins", "subjects", "leads", "free"));
    var repairedTo = new HashSet<>(wanted);
    var counts = new HashMap<>(Spelling.counts(data));
    for (var word : new HashSet<>(file.entry("also").texts())) {
      repairedTo.add(word);
      counts.merge(word, OFTEN_MEANT, (seen, more) -> (seen + 1) * more);
    }
    return new Texts(
        new Cutter(texts(data.read("emoji.yaml").entry("emoji"))),
        new Spelling(Spelling.shortForms(data), data.lines("words.txt"), repairedTo, counts, Slips.read(file.entry("slips"))),
        Set.copyOf(file.entry("breaks").texts()),
        Set.copyOf(file.entry("joins").texts()),
        Set.copyOf(file.entry("subjects").texts()),
        Set.copyOf(file.entry("leads").texts()),
        Set.copyOf(file.entry("free").texts()));
  }

  private static Map<String, String> texts(DataNode node) {
    var texts = new HashMap<String, String>();
    node.entries().forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }

  /** Small words that may stand between the words of a phrase. */
  public Set<String> free() {
    return free;
  }

  /** Words with which another thought begins. */
  public Set<String> breaks() {
    return breaks;
  }

  /** Words and marks behind which a new thought may begin. */
  public Set<String> joins() {
    return joins;
  }

  public Spelling spelling() {
    return spelling;
  }

  /** The language's models, as far as a reading needs them. */
  public interface Grammar {

    /** Where sentences begin: UTF-16 indices into the text. */
    List<Integer> sentenceStarts(String text);

    /** Part-of-speech tag and lemma of each word of one sentence. */
    List<Tagged> tag(List<String> words);

    /** What the models say of one word. */
    record Tagged(String tag, String lemma) {}
  }

  /** A reading and the spelling that was repaired for it. */
  public record Read(Reading reading, List<Correction> corrections) {}

  public Read read(String text, Grammar grammar) {
    var pieces = joined(cutter.cut(text));
    var corrections = new ArrayList<Correction>();
    var folded = new ArrayList<String>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean begins = i == 0 || (pieces.get(i - 1).mark() && SENTENCE_ENDS.contains(pieces.get(i - 1).folded()));
      folded.add(repaired(pieces.get(i), text, begins, corrections));
    }
    var sentences = sentences(text, pieces, grammar);
    var tags = tags(pieces, folded, sentences, grammar);
    var clauses = clauses(pieces, folded, sentences);
    var words = new ArrayList<Word>();
    for (int i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      var tagged = tags.get(i);
      words.add(
          new Word(
              folded.get(i),
              piece.mark() ? folded.get(i) : tagged.lemma(),
              piece.mark() ? "PUNCT" : tagged.tag(),
              piece.start(),
              piece.end(),
              sentences.get(i),
              clauses.get(i)));
    }
    return new Read(new Reading(text, words), corrections);
  }

  /** "didn;t": a mark inside of a word where the letters around it are one word together and no two apart. */
  private List<Piece> joined(List<Piece> cut) {
    var pieces = new ArrayList<Piece>();
    int at = 0;
    while (at < cut.size()) {
      var whole = at + 2 < cut.size() ? joined(cut.get(at), cut.get(at + 1), cut.get(at + 2)) : Optional.<Piece>empty();
      pieces.add(whole.orElse(cut.get(at)));
      at += whole.isPresent() ? 3 : 1;
    }
    return pieces;
  }

  private Optional<Piece> joined(Piece first, Piece mark, Piece last) {
    boolean tight = !first.mark() && mark.mark() && !last.mark() && first.end() == mark.start() && mark.end() == last.start();
    var word = first.folded() + last.folded();
    boolean one = tight && spelling.isReal(word) && !(spelling.isReal(first.folded()) && spelling.isReal(last.folded()));
    return one ? Optional.of(new Piece(word, first.start(), last.end(), false)) : Optional.empty();
  }

  private String repaired(Piece piece, String text, boolean begins, List<Correction> corrections) {
    if (piece.mark() || piece.folded().length() > LONGEST_WORD) {
      return piece.folded();
    }
    var typed = text.substring(piece.start(), piece.end());
    var repaired = spelling.inFull(piece.folded()).or(() -> isName(typed, begins) ? Optional.empty() : spelling.repair(piece.folded()));
    repaired.ifPresent(word -> corrections.add(new Correction(typed, word, piece.start(), piece.end())));
    return repaired.orElse(piece.folded());
  }

  /** A capital inside a sentence makes a name, unless the whole word shouts. */
  private static boolean isName(String typed, boolean begins) {
    return !begins
        && Character.isUpperCase(typed.codePointAt(0))
        && typed.codePoints().skip(1).anyMatch(Character::isLowerCase);
  }

  /** A sentence ends where the model says so, and at each end of a line. */
  private static List<Integer> sentences(String text, List<Piece> pieces, Grammar grammar) {
    var starts = grammar.sentenceStarts(text);
    var numbers = new ArrayList<Integer>();
    int number = 0;
    int seen = 0;
    for (int i = 0; i < pieces.size(); i++) {
      var start = pieces.get(i).start();
      boolean begins = false;
      while (seen < starts.size() && starts.get(seen) <= start) {
        begins = true;
        seen++;
      }
      boolean newLine = i > 0 && text.substring(Math.min(start, pieces.get(i - 1).end()), start).indexOf('\n') >= 0;
      if (i > 0 && (begins || newLine)) {
        number++;
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static List<Grammar.Tagged> tags(List<Piece> pieces, List<String> folded, List<Integer> sentences, Grammar grammar) {
    var tagged = new ArrayList<Grammar.Tagged>();
    int from = 0;
    while (from < pieces.size()) {
      int to = from;
      while (to < pieces.size() && sentences.get(to).equals(sentences.get(from))) {
        to++;
      }
      tagged.addAll(grammar.tag(folded.subList(from, to)));
      from = to;
    }
    return tagged;
  }

  private List<Integer> clauses(List<Piece> pieces, List<String> folded, List<Integer> sentences) {
    var numbers = new ArrayList<Integer>();
    int clause = 0;
    boolean led = false;
    for (int i = 0; i < pieces.size(); i++) {
      boolean newSentence = i > 0 && !sentences.get(i).equals(sentences.get(i - 1));
      boolean parted = i > 0 && !newSentence && beginsClause(pieces, folded, i);
      if (parted && led && isComma(pieces.get(i - 1))) {
        led = false;
      } else if (newSentence || parted) {
        clause++;
        led = leads.contains(folded.get(i));
      } else if (i == 0) {
        led = leads.contains(folded.get(i));
      }
      numbers.add(clause);
    }
    return numbers;
  }

  private static boolean isComma(Piece piece) {
    return piece.mark() && piece.folded().equals(",");
  }

  private boolean beginsClause(List<Piece> pieces, List<String> folded, int at) {
    var before = pieces.get(at - 1);
    if (!pieces.get(at).mark() && breaks.contains(folded.get(at))) {
      return true;
    }
    if (before.mark() && CLAUSE_ENDS.contains(before.folded())) {
      return true;
    }
    return joins.contains(folded.get(at - 1)) && subjects.contains(folded.get(at));
  }
}
