/**
 * The close reader: a small transformer that was taught on our own marked messages and reads a message with its word order. It is the third witness,
 * asked about everything but the plainest replies, and weighed with the others; how it was taught stands in {@code nlp-models/en/reader/}.
 * Start reading at {@link io.plumbline.nlu.reader.CloseReader}.
 */
@NullMarked
package io.plumbline.nlu.reader;

import org.jspecify.annotations.NullMarked;
