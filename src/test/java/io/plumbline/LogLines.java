package io.plumbline;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** All that is logged while it is open; the console hears none of it. Levels that are changed here are as before afterwards. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final LoggerContext CONTEXT = (LoggerContext) LoggerFactory.getILoggerFactory();

  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
  private final Logger root = CONTEXT.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
  private final Map<Logger, Level> levels = new HashMap<>();

  public LogLines() {
    setContext(CONTEXT);
    start();
    root.iteratorForAppenders().forEachRemaining(others::add);
    others.forEach(root::detachAppender);
    root.addAppender(this);
  }

  /** As {@code logging.level.<name>} does. */
  public LogLines at(String name, Level level) {
    var logger = CONTEXT.getLogger(name);
    levels.putIfAbsent(logger, logger.getLevel());
    logger.setLevel(level);
    return this;
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.prepareForDeferredProcessing();
    events.add(event);
  }

  public List<ILoggingEvent> all() {
    return List.copyOf(events);
  }

  /** Those of one class. */
  public List<ILoggingEvent> of(String logger) {
    return events.stream().filter(event -> event.getLoggerName().equals(logger)).toList();
  }

  /** All that any appender could print of a line: who wrote it, what it says, its trace, its fields, its failure with every cause. */
  public static String text(ILoggingEvent event) {
    var text = new StringBuilder(event.getLevel() + " " + event.getLoggerName() + " [" + event.getThreadName() + "] ");
    text.append(event.getFormattedMessage());
    event.getMDCPropertyMap().forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> text.append(' ').append(pair));
    }
    if (event.getMarkerList() != null) {
      event.getMarkerList().forEach(marker -> text.append(' ').append(marker));
    }
    if (event.getThrowableProxy() != null) {
      text.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return text.toString();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    others.forEach(root::addAppender);
    levels.forEach(Logger::setLevel);
  }
}
