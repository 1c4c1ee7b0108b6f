package io.plumbline.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** One thing to write; false when it was there already. */
@FunctionalInterface
interface Write {
  boolean run(Connection connection) throws SQLException;
}
