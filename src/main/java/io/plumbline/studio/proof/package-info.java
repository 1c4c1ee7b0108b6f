/**
 * The proof that no conversation can end unsafely: every conversation that can be tapped is walked through the real interpreter, and what the rules
 * say is checked over every assignment of what they read.
 */
@NullMarked
package io.plumbline.studio.proof;

import org.jspecify.annotations.NullMarked;
