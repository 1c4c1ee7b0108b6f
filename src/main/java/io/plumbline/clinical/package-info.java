/**
 * What is known of a patient, and how rules are decided on it: findings, their status, three-valued truth, levels of care.
 * Never asks, never speaks, reads no file and no clock.
 * Every other module may import it; it imports none.
 * Start reading at {@link io.plumbline.clinical.Facts} and {@link io.plumbline.clinical.Condition}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.plumbline.clinical;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
