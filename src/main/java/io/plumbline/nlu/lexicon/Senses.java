package io.plumbline.nlu.lexicon;

import io.plumbline.nlu.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which word classes have a member in a run of words. */
final class Senses {

  private final Node root = new Node();

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private final Set<String> ends = new TreeSet<>();
  }

  Senses(Map<String, Frame.Choice> classes) {
    classes.forEach(
        (name, members) -> members.ways()
            .forEach(
                member -> {
                  var words = member.plainWords();
                  if (!words.isEmpty()) {
                    var node = root;
                    for (var word : words) {
                      node = node.next.computeIfAbsent(word, key -> new Node());
                    }
                    node.ends.add(name);
                  }
                }));
  }

  Set<String> of(List<Word> words) {
    var senses = new TreeSet<String>();
    for (int first = 0; first < words.size(); first++) {
      walk(root, words, first, senses);
    }
    return senses;
  }

  private static void walk(Node node, List<Word> words, int at, Set<String> senses) {
    senses.addAll(node.ends);
    if (at == words.size()) {
      return;
    }
    var word = words.get(at);
    var next = node.next.get(word.folded());
    if (next != null) {
      walk(next, words, at + 1, senses);
    }
    var byLemma = word.lemma().equals(word.folded()) ? null : node.next.get(word.lemma());
    if (byLemma != null) {
      walk(byLemma, words, at + 1, senses);
    }
  }
}
