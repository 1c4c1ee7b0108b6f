/**
 * The ways in and out: each sub-package is one channel, and no channel knows another.
 * A channel turns what arrived into an {@code InboundMessage} and a turn into what its platform shows; there is no logic in it.
 * Imports {@code conversation} and what that builds on; imported by nobody.
 * Start reading at {@code channel.web}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"clinical", "safety", "dialog", "nlu", "conversation"})
package io.plumbline.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
