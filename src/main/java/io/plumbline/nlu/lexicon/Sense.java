package io.plumbline.nlu.lexicon;

/**
 * A member of a word class, where it stands.
 *
 * @param name of the class: {@code saddle_place}
 * @param first index of its first word in the reading
 * @param last index of its last, included
 */
public record Sense(String name, int first, int last) {}
