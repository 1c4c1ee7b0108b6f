package io.plumbline.journal;

import io.plumbline.conversation.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads texts over a connection of its own, so that no reading waits for the writer. */
final class Reader implements AutoCloseable {

  private final Connection connection;

  Reader(Connection connection) {
    this.connection = connection;
  }

  /** The first column of every row. */
  synchronized List<String> read(String sql, String... values) {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      var texts = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException failed) {
      throw new Journal.Unavailable("the journal cannot be read", failed);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new Journal.Unavailable("the journal cannot be closed", failed);
    }
  }
}
