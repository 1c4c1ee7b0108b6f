/**
 * A message as words: folding that keeps offsets, spelling repair, sentences and clauses.
 * It never knows what a word means. Used inside {@code nlu} alone.
 * Start reading at {@link io.plumbline.nlu.text.Reading}.
 */
@NullMarked
package io.plumbline.nlu.text;

import org.jspecify.annotations.NullMarked;
