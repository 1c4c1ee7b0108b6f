/**
 * The pipeline: sentences, tags and lemmas from OpenNLP's published models, the categorizer taught on our own text, and the verdict of all
 * witnesses.
 * The only place that sees OpenNLP. Its objects are not safe for threads, so each thread borrows a set from a pool.
 * Start reading at {@link io.plumbline.nlu.opennlp.Understanders}, then {@code Listener}.
 */
@NullMarked
@NamedInterface("opennlp")
package io.plumbline.nlu.opennlp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
