package io.plumbline.nlu.text;

/**
 * A run of letters or digits, or one mark, before anything is known of it.
 *
 * @param folded lower case, without apostrophes and marks that cannot be seen
 * @param start first UTF-16 index in the text as typed
 * @param end index after the last
 * @param mark punctuation
 */
record Piece(String folded, int start, int end, boolean mark) {}
