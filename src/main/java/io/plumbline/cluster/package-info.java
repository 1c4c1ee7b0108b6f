/**
 * Many nodes as one, in the profile {@code cluster}: what is written on one is heard on all that show it, by Redis. Redis carries ids and numbers and
 * never a word; what happened is read from the journal, so a piece of news that is lost, late or doubled changes nothing.
 * Start reading at {@link io.plumbline.cluster.Announcements}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "conversation")
package io.plumbline.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
