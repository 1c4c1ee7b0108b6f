/**
 * The staff's tools: the command line. It sees all modules and is seen by none.
 * It never decides anything itself; every command runs the same engine as the server.
 * Start reading at {@link io.plumbline.studio.Plumbline}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "clinical", "safety", "dialog", "dialog :: yaml", "nlu", "nlu :: opennlp", "conversation", "journal", "channel", "channel :: json"
})
package io.plumbline.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
