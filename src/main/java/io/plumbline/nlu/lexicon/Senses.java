package io.plumbline.nlu.lexicon;

import io.plumbline.nlu.text.Word;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which word classes have a member among the words of a message, and where. */
final class Senses {

  private final Node root = new Node();

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private final Set<String> ends = new TreeSet<>();
  }

  /** @param broader more classes; one may have the name of another in the first, and is not the same */
  Senses(Map<String, Frame.Choice> classes, Map<String, Frame.Choice> broader) {
    classes.forEach(this::add);
    broader.forEach((name, members) -> add("~" + name, members));
  }

  private void add(String name, Frame.Choice members) {
    for (var member : members.ways()) {
      var words = member.plainWords();
      if (!words.isEmpty()) {
        var node = root;
        for (var word : words) {
          node = node.next.computeIfAbsent(word, key -> new Node());
        }
        node.ends.add(name);
      }
    }
  }

  /** Every member of a class among the words, where it stands; longer members hide none of the shorter ones. */
  List<Sense> of(List<Word> words) {
    var senses = new LinkedHashSet<Sense>();
    for (int first = 0; first < words.size(); first++) {
      walk(root, words, first, first, senses);
    }
    return List.copyOf(senses);
  }

  private static void walk(Node node, List<Word> words, int first, int at, Set<Sense> senses) {
    for (var name : node.ends) {
      senses.add(new Sense(name, first, at - 1));
    }
    if (at == words.size()) {
      return;
    }
    var word = words.get(at);
    var next = node.next.get(word.folded());
    if (next != null) {
      walk(next, words, first, at + 1, senses);
    }
    var byLemma = word.lemma().equals(word.folded()) ? null : node.next.get(word.lemma());
    if (byLemma != null) {
      walk(byLemma, words, first, at + 1, senses);
    }
  }
}
