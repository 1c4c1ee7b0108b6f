/**
 * The conversation as a state machine: what nurses write, compiled ({@link io.plumbline.dialog.Content}), and the one who walks it
 * ({@link io.plumbline.dialog.Interpreter}). It runs no effect, knows no clock, no file and no language but the content's; the level comes from
 * {@code safety}. May be imported by {@code conversation} and what comes after it; imports {@code clinical} and {@code safety}.
 * Start reading at {@link io.plumbline.dialog.State}, then {@link io.plumbline.dialog.Interpreter}; {@code dialog.yaml} reads the files.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"clinical", "safety"})
package io.plumbline.dialog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
