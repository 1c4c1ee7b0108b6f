/**
 * Reads the language data of {@code nlp-models/}: strict YAML with file and line in every complaint, and phrases made ready for fast matching.
 * It knows no language and no meaning. Used inside {@code nlu} alone; the one place of {@code nlu} that sees the YAML library.
 * Start reading at {@link io.plumbline.nlu.data.LanguageData}, then {@link io.plumbline.nlu.data.Phrases}.
 */
@NullMarked
package io.plumbline.nlu.data;

import org.jspecify.annotations.NullMarked;
