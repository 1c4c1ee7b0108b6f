package io.plumbline.conversation;

import io.plumbline.dialog.Content;
import io.plumbline.dialog.yaml.ContentReader;
import io.plumbline.dialog.yaml.Problem;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles dialogs, keeps every version that was in force, and never lets a broken one in. */
public final class DialogLibrary implements Contents {

  private static final Logger LOG = LoggerFactory.getLogger(DialogLibrary.class);

  private final Supplier<SortedMap<String, String>> files;
  private final Journal journal;
  private final ContentReader reader = new ContentReader();
  private final Map<String, Content> compiled = new ConcurrentHashMap<>();
  private volatile SortedMap<String, String> latestFiles;
  private volatile Content current;

  /**
   * @param files of {@code dialogs/} as they are now
   * @throws BrokenDialogs when they cannot be used; nothing is in force then
   */
  public DialogLibrary(Supplier<SortedMap<String, String>> files, Journal journal) {
    this.files = files;
    this.journal = journal;
    this.latestFiles = files.get();
    this.current = compile(latestFiles);
    keep(current, latestFiles);
  }

  @Override
  public Content current() {
    return current;
  }

  @Override
  public Content of(String version) {
    return compiled.computeIfAbsent(version, this::compileKept);
  }

  /** Takes in the files if they have changed; a broken change is reported and the last good dialogs stay in force. */
  public void reload() {
    var now = files.get();
    if (now.equals(latestFiles)) {
      return;
    }
    latestFiles = now;
    try {
      var changed = compile(now);
      keep(changed, now);
      current = changed;
      LOG.info("dialogs changed: version {} is in force", changed.version().substring(0, 8));
    } catch (BrokenDialogs broken) {
      LOG.error("dialogs changed and cannot be used; version {} stays in force: {}", current.version().substring(0, 8),
          broken.getMessage());
    }
  }

  private void keep(Content content, SortedMap<String, String> kept) {
    journal.keepContent(content.version(), kept);
    compiled.put(content.version(), content);
  }

  private Content compileKept(String version) {
    return compile(
        journal.content(version).orElseThrow(() -> new IllegalArgumentException("no dialogs of version '" + version + "' were kept")));
  }

  private Content compile(SortedMap<String, String> texts) {
    var result = reader.read(texts);
    return result.content().orElseThrow(() -> new BrokenDialogs(result.problems()));
  }

  /** The dialogs have mistakes; the message lists every one. */
  public static final class BrokenDialogs extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrokenDialogs(List<Problem> problems) {
      super(
          problems.size()
              + " problems in dialogs/:\n"
              + String.join("\n", problems.stream().map(Problem::toString).toList()));
    }
  }
}
