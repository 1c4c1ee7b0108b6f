package io.plumbline.journal;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.validation.annotation.Validated;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({JournalConfiguration.DataProperties.class, JournalConfiguration.RetentionProperties.class})
class JournalConfiguration {

  /**
   * @param data the only folder that the program writes to
   * @param keyring the key ring itself (a Tink keyset as JSON), or the file that it lies in; in the data folder when not given
   * @param journal the PostgreSQL server that many nodes share; SQLite in the data folder when not given
   */
  @Validated
  @ConfigurationProperties("plumbline")
  record DataProperties(@DefaultValue("data") @NotNull Path data, @Nullable String keyring, @Nullable Server journal) {
    /** Never the keys: this may reach a log. */
    @Override
    public String toString() {
      return "DataProperties[" + data + "]";
    }
  }

  /** @param patience how long a turn waits for a server that does not answer */
  record Server(String url, @DefaultValue("plumbline") String user, @DefaultValue("") String password,
      @DefaultValue("3s") Duration patience) {
    @Override
    public String toString() {
      return "Server[" + url + "]";
    }
  }

  /**
   * How long conversations are kept after the last word.
   *
   * @param channels another number of days for single channels
   */
  @Validated
  @ConfigurationProperties("plumbline.retention")
  record RetentionProperties(@DefaultValue("30") @Min(1) int days, @DefaultValue Map<String, @Min(1) Integer> channels) {
    RetentionProperties {
      channels = Map.copyOf(channels);
    }

    Duration of(String channel) {
      return Duration.ofDays(channels.getOrDefault(channel, days));
    }
  }

  @Bean(destroyMethod = "close")
  JdbcJournal journal(DataProperties properties, Clock clock, ObjectProvider<MeterRegistry> meters) {
    var server = properties.journal();
    var keyring = keyring(properties); // before a server is connected to
    var store = server == null
        ? Store.sqlite(properties.data())
        : Store.postgresql(server.url(), server.user(), server.password(), server.patience());
    var journal = new JdbcJournal(store, keyring, clock);
    journal.check();
    meters.ifAvailable(registry -> JournalMeters.watch(journal, registry));
    return journal;
  }

  private static KeyringSource keyring(DataProperties properties) {
    var given = properties.keyring();
    if (given != null && given.strip().startsWith("{")) {
      return KeyringSource.ofText(given);
    }
    if (properties.journal() != null && given == null) {
      throw new IllegalArgumentException(
          "nodes that share a journal share a key ring: set plumbline.keyring to its file, or to its text");
    }
    return KeyringSource.ofFile(Keys.file(properties.data(), Optional.ofNullable(given).map(Path::of)));
  }

  @Bean
  Retention retention(JdbcJournal journal, RetentionProperties properties, Clock clock) {
    return new Retention(journal, properties, clock);
  }

  /** Erases what has been kept for long enough. */
  static final class Retention {
    private final JdbcJournal journal;
    private final RetentionProperties properties;
    private final Clock clock;

    Retention(JdbcJournal journal, RetentionProperties properties, Clock clock) {
      this.journal = journal;
      this.properties = properties;
      this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void settle() {
      journal.settle();
    }

    @Scheduled(fixedDelayString = "${plumbline.retention.look-every:PT1H}", initialDelayString = "PT1M")
    int erase() {
      var now = clock.instant();
      journal.eraseWithoutKey(); // an erasure that was broken off
      return journal.eraseBefore(channel -> now.minus(properties.of(channel)));
    }
  }

  /** Up while the store answers and the key ring fits. */
  @Bean
  JournalHealth journalHealthIndicator(JdbcJournal journal, Clock clock) {
    return new JournalHealth(journal::ping, Duration.ofSeconds(1), Duration.ofSeconds(1), clock);
  }
}
