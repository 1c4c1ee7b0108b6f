package io.plumbline.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.opennlp.Understanders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ConversationConfiguration.DialogProperties.class)
class ConversationConfiguration {

  /** @param dialogs a folder of dialogs, read again when it changes; those built in when not given */
  @ConfigurationProperties("plumbline")
  record DialogProperties(@Nullable Path dialogs) {}

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.system(ZoneId.systemDefault());
  }

  @Bean
  Understander understander() {
    return Understanders.english();
  }

  @Bean
  DialogLibrary dialogLibrary(Journal journal, DialogProperties properties) {
    var folder = Optional.ofNullable(properties.dialogs());
    return new DialogLibrary(() -> DialogFiles.read(folder), journal);
  }

  @Bean
  TurnHandler turnHandler(
      Journal journal, DialogLibrary library, Understander understander, Clock clock, MeterRegistry meters) {
    var remembering = new Remembering(understander);
    CaffeineCacheMetrics.monitor(meters, remembering.cache(), "understanding");
    return new TurnHandler(journal, library, new Hearing(remembering), new Ids(), clock, meters);
  }

  @Bean
  Settling settling(TurnHandler turns) {
    return new Settling(turns);
  }

  /** Looks whether the store is back for what is owed to it. */
  static final class Settling {
    private final TurnHandler turns;

    Settling(TurnHandler turns) {
      this.turns = turns;
    }

    @Scheduled(fixedDelayString = "${plumbline.settle-every:PT5S}")
    void settle() {
      turns.settle();
    }
  }

  @Bean
  Reloading reloading(DialogLibrary library, DialogProperties properties) {
    return new Reloading(library, properties.dialogs() != null);
  }

  /** Looks for changed dialogs; those built in never change. */
  static final class Reloading {
    private final DialogLibrary library;
    private final boolean watching;

    Reloading(DialogLibrary library, boolean watching) {
      this.library = library;
      this.watching = watching;
    }

    @Scheduled(fixedDelayString = "${plumbline.reload-millis:2000}")
    void look() {
      if (watching) {
        library.reload();
      }
    }
  }
}
