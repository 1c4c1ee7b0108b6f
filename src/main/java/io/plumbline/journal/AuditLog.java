package io.plumbline.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Who of the staff read what; the database itself refuses to change or shorten it. */
public final class AuditLog {

  private final Rows rows;
  private final Writer writer;
  private final Clock clock;

  AuditLog(Rows rows, Writer writer, Clock clock) {
    this.rows = rows;
    this.writer = writer;
    this.clock = clock;
  }

  /** Somebody read a conversation. */
  public record Reading(Instant at, String who, String what, String conversation) {}

  /** Writes down that somebody reads a conversation. */
  public void add(String who, String what, String conversation) {
    var at = clock.millis();
    writer.write(
        connection -> Rows.change(
            connection, "INSERT INTO audit(at, who, what, conversation) VALUES(?, ?, ?, ?)", at, who, what, conversation));
  }

  /** The newest first. */
  public List<Reading> all() {
    return rows.read(
        row -> new Reading(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4)),
        "SELECT at, who, what, conversation FROM audit ORDER BY at DESC");
  }
}
