/**
 * What a message says beyond its findings: the answer to the open question, amounts, what it wants, what it asks in passing.
 * It never hears a finding, never decides what follows, never logs a word; its words live in {@code nlp-models/<language>/}.
 * Used inside {@code nlu} alone.
 * Start reading at {@link io.plumbline.nlu.answer.Answers}.
 */
@NullMarked
package io.plumbline.nlu.answer;

import org.jspecify.annotations.NullMarked;
