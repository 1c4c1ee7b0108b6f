/**
 * The first witness: what nurses wrote about how people say things, as patterns of words, word classes and gaps.
 * It never judges whether what it hears is so; that is assertion's work. Used inside {@code nlu} alone.
 * Start reading at {@link io.plumbline.nlu.lexicon.Lexicon}.
 */
@NullMarked
package io.plumbline.nlu.lexicon;

import org.jspecify.annotations.NullMarked;
