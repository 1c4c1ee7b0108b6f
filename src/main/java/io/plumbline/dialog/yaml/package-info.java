/**
 * Reads {@code dialogs/} and says everything that is wrong with it at once, each with its place and its mend.
 * The only part of {@code dialog} that sees YAML or files; it never talks to a patient. Imported by {@code conversation} (to load) and {@code studio} (to lint).
 * Start reading at {@link io.plumbline.dialog.yaml.ContentReader}.
 */
@NullMarked
@NamedInterface("yaml")
package io.plumbline.dialog.yaml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
