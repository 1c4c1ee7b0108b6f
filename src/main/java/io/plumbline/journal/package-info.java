/**
 * The event log of all conversations: SQLite in WAL mode, synchronous FULL, one writer that commits whatever has queued up.
 * It never reads meaning into what it keeps, and never says a turn is kept before the disk has it.
 * Implements {@code conversation.Journal}; imported by nobody but the starting program. Start reading at {@code JdbcJournal}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"clinical", "dialog", "nlu", "conversation"})
package io.plumbline.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
