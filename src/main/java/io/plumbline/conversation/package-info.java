/**
 * The one orchestrator: joins understanding, dialog and store into turns, one at a time for each conversation.
 * It decides nothing clinical and knows no channel and no database; those come after it and use its ports.
 * May be imported by {@code journal}, {@code channel.*}, {@code desk}, {@code export}, {@code studio}; imports the pure modules and {@code nlu}.
 * Start reading at {@link io.plumbline.conversation.TurnHandler}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"clinical", "safety", "dialog", "dialog :: yaml", "nlu", "nlu :: opennlp"})
package io.plumbline.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
