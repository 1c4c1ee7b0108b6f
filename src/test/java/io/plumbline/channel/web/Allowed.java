package io.plumbline.channel.web;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the web channel allows, as a server reads it: the defaults, but for what a test sets. */
final class Allowed {

  private Allowed() {}

  static WebProperties with(Map<String, ?> settings) {
    return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("plumbline.web", WebProperties.class);
  }

  static WebProperties byDefault() {
    return with(Map.of());
  }
}
