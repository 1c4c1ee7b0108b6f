/**
 * Plumbline, a chat triage assistant that can show why it is safe. Each direct sub-package is a
 * module; the arrows between them are the only imports allowed. This package starts the program and
 * knows nothing else. {@code ArchitectureTests} guards the shape. Start reading at {@code
 * dialog.State}, then {@code conversation.TurnHandler}.
 */
@NullMarked
package io.plumbline;

import org.jspecify.annotations.NullMarked;
