package io.plumbline.journal;

import io.plumbline.conversation.Journal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and changes rows. */
final class Rows {

  private final Store store;

  Rows(Store store) {
    this.store = store;
  }

  /** What is made of one row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> read(Row<T> row, String sql, Object... values) {
    try (var connection = store.connect()) {
      var rows = read(connection, row, sql, values);
      connection.rollback(); // reading holds nothing open
      return rows;
    } catch (SQLException failed) {
      throw new Journal.Unavailable("the journal cannot be read", failed);
    }
  }

  static <T> List<T> read(Connection connection, Row<T> row, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      var made = new ArrayList<T>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          made.add(row.of(rows));
        }
      }
      return made;
    }
  }

  /** Whether any row was changed. */
  static boolean change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate() > 0;
    }
  }
}
