package io.plumbline.cluster;

import io.github.bucket4j.TimeMeter;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.plumbline.conversation.Audience;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.NodeAllowances;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

@Profile("cluster")
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterConfiguration.ClusterProperties.class)
class ClusterConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** @param redis address of the server, {@code redis://host:port} or {@code rediss://user:password@host:port} */
  @ConfigurationProperties("plumbline.cluster")
  record ClusterProperties(@Nullable String redis) {
    /** A client that never waits long, finds Redis again by itself, and refuses meanwhile: what could not be told need not be. */
    RedisClient client() {
      var server = RedisURI.create(String.valueOf(redis));
      server.setTimeout(PATIENCE);
      var client = RedisClient.create(server);
      client.setOptions(
          ClientOptions.builder()
              .autoReconnect(true)
              .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
              .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).keepAlive(true).build())
              .build());
      return client;
    }

    /** Never the password: this may reach a log. */
    @Override
    public String toString() {
      return "ClusterProperties[]";
    }
  }

  private static final Map<String, String> NEEDED = Map.of(
      "plumbline.cluster.redis", "redis://localhost:6379",
      "plumbline.journal.url", "jdbc:postgresql://localhost/plumbline",
      "plumbline.keyring", "/etc/plumbline/keyring.json");

  /** Before anything is connected to: all that is missing in one go. */
  @Bean
  static BeanFactoryPostProcessor neededSettings(Environment environment) {
    return beans -> {
      var missing = NEEDED.entrySet().stream().filter(needed -> environment.getProperty(needed.getKey(), "").isBlank())
          .map(needed -> needed.getKey() + " (for example " + needed.getValue() + ")").sorted().toList();
      if (!missing.isEmpty()) {
        throw new IllegalArgumentException("the profile 'cluster' needs " + String.join(", ", missing) + ": its nodes share them");
      }
    };
  }

  @Bean
  Announcements announcements(ClusterProperties properties, ObjectProvider<Audience> audience, ObjectProvider<Journal> journals) {
    return new Announcements(properties.client(), audience::getObject, journals::getObject);
  }

  @Bean
  SharedAllowances allowances(ClusterProperties properties) {
    return new SharedAllowances(properties.client(), new NodeAllowances(TimeMeter.SYSTEM_MILLISECONDS));
  }

  @Bean
  @Primary
  Journal announcingJournal(@Qualifier("journal") Journal journal, Announcements announcements) {
    return new AnnouncingJournal(journal, announcements);
  }

  /** Its own word beside UP and DOWN, which counts for neither: without Redis this node goes on, and hears of the others a little later. */
  static final Status DEGRADED = new Status("DEGRADED", "Redis is away; the journal is asked instead");

  @Bean
  HealthIndicator redisHealthIndicator(Announcements announcements) {
    return () -> announcements.isConnected() ? Health.up().build() : Health.status(DEGRADED).build();
  }
}
