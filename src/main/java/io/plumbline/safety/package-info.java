/**
 * The rules of danger: red flags, combinations, floors, and the screen that decides the level of care; it is decided here and nowhere else.
 * Never asks and never speaks; it says which facts it still needs.
 * {@code dialog} and everything after it may import it; it imports {@code clinical} alone.
 * Start reading at {@link io.plumbline.safety.Screen}.
 */
@ApplicationModule(allowedDependencies = "clinical")
@NullMarked
package io.plumbline.safety;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
