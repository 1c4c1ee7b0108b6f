package io.plumbline.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.PlumblineApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** A node that lacks a setting does not start, and names the setting. */
class ClusterConfigurationTests {

  @TempDir
  Path data;

  @ParameterizedTest(name = "without {1}")
  @CsvSource(delimiter = '|', textBlock = """
      --spring.profiles.active=cluster --plumbline.journal.url=jdbc:postgresql://localhost:1/none                   | plumbline.cluster.redis
      --spring.profiles.active=cluster --plumbline.cluster.redis=redis://localhost:1                                 | plumbline.journal.url
      --spring.profiles.active=cluster                                                                               | plumbline.keyring
      --plumbline.journal.url=jdbc:postgresql://localhost:1/none                                                     | plumbline.keyring
      """)
  void namesTheSettingThatIsMissing(String given, String missing) {
    var settings = new ArrayList<>(List.of("--plumbline.data=" + data, "--logging.level.root=OFF"));
    settings.addAll(Arrays.asList(given.strip().split(" ")));
    var application = new SpringApplication(PlumblineApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    var failed = org.assertj.core.api.Assertions.catchThrowable(() -> application.run(settings.toArray(String[]::new)).close());
    assertThat(messages(failed)).as("all causes").anyMatch(message -> message.contains(missing));
  }

  private static List<String> messages(Throwable failed) {
    var all = new ArrayList<String>();
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      all.add(String.valueOf(cause.getMessage()));
    }
    return all;
  }
}
