/**
 * What a patient's words say: text in, {@link io.plumbline.nlu.Understanding} out, every finding with its place in the text as typed.
 * It never decides a level of care, never asks, never stores, never logs a word. Words of language live in {@code nlp-models/}, none here.
 * May be imported by {@code conversation} and what comes after it; imports {@code clinical} alone.
 * Start reading at {@link io.plumbline.nlu.Understander}; the pipeline is in {@code nlu.opennlp}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "clinical")
package io.plumbline.nlu;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
