package io.plumbline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A new data folder for a server that a test starts; JUnit's own would be made when the server runs already. */
public final class ServerData {

  private ServerData() {}

  public static void in(DynamicPropertyRegistry registry) throws IOException {
    var servers = Files.createDirectories(Path.of("target", "servers"));
    var data = Files.createTempDirectory(servers, "data");
    registry.add("plumbline.data", data::toString);
  }

  /** Takes a table away from a running server, or gives it back. */
  public static void rename(Path folder, String table, String name) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        var rename = connection.createStatement()) {
      rename.execute("PRAGMA busy_timeout=5000");
      rename.execute("ALTER TABLE " + table + " RENAME TO " + name);
    }
  }
}
