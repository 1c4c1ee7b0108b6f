package io.plumbline.journal;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalConfiguration.DataProperties.class)
class JournalConfiguration {

  /** @param data the only folder that the program writes to */
  @Validated
  @ConfigurationProperties("plumbline")
  record DataProperties(@DefaultValue("data") @NotNull Path data) {}

  @Bean(destroyMethod = "close")
  SqliteJournal journal(DataProperties properties) {
    return SqliteJournal.in(properties.data());
  }
}
