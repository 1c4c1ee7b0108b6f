/**
 * How a span of a message is spoken of: present, absent, unsure, past, hypothetical, or of another person.
 * It never hears a finding and never decides what follows; its words live in {@code nlp-models/<language>/assertion.yaml}.
 * Used inside {@code nlu} alone.
 * Start reading at {@link io.plumbline.nlu.assertion.Assertions}.
 */
@NullMarked
package io.plumbline.nlu.assertion;

import org.jspecify.annotations.NullMarked;
