package io.plumbline.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Chromium without a window: the one on the path, or Debian's, or Playwright's own.
 *
 * <p>Where none can be had the tests fail and say so; they never pass for want of a browser.
 */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  static Browser start() {
    var found = onPath().or(Browser::fromDebian);
    var options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
    found.ifPresent(options::setExecutablePath);
    Map<String, String> environment = found.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
    try {
      var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
      return new Browser(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException missing) {
      throw new IllegalStateException("The browser tests need Chromium and found none. Install it, for example: apt-get install chromium",
          missing);
    }
  }

  /** A fresh window: nothing is remembered from another. */
  BrowserContext window(com.microsoft.playwright.Browser.NewContextOptions options) {
    return chromium.newContext(options);
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> fromDebian() {
    if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    try {
      // A new machine has no list of packages, or an old one.
      run("apt-get", "update", "-qq");
      return run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium") == 0 ? onPath() : Optional.empty();
    } catch (IOException failed) {
      return Optional.empty(); // Playwright's own is the next to try
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
