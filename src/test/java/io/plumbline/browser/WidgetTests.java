package io.plumbline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import io.plumbline.dialog.Levels;
import io.plumbline.dialog.yaml.ContentReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The chat as an element on somebody else's website. */
class WidgetTests extends BrowserTest {

  private static final int MOST_BYTES = 20 * 1024;
  private static final Path BUILT = Path.of("target", "classes", "web");

  /** Counts what the page has running: sockets, timers, and listeners on the window. */
  private static final String COUNTING = """
      (() => {
        const running = { sockets: new Set(), timers: new Set(), listeners: 0, channels: 0 };
        window.running = running;
        const Socket = window.WebSocket;
        window.WebSocket = class extends Socket {
          constructor(...given) {
            super(...given);
            running.sockets.add(this);
            this.addEventListener('close', () => running.sockets.delete(this));
          }
        };
        const Channel = window.BroadcastChannel;
        window.BroadcastChannel = class extends Channel {
          constructor(name) { super(name); running.channels += 1; }
          close() { super.close(); running.channels -= 1; }
        };
        const { setTimeout: set, clearTimeout: clear } = window;
        window.setTimeout = (task, millis) => {
          const id = set(() => { running.timers.delete(id); task(); }, millis);
          running.timers.add(id);
          return id;
        };
        window.clearTimeout = (id) => { running.timers.delete(id); clear(id); };
        for (const target of [window, document]) {
          const add = target.addEventListener.bind(target);
          target.addEventListener = (name, task, options) => {
            running.listeners += 1;
            options?.signal?.addEventListener('abort', () => { running.listeners -= 1; });
            add(name, task, options);
          };
        }
      })();
      """;

  private void host(String attributes) {
    host(attributes, "ltr");
  }

  private void host(String attributes, String direction) {
    page.navigate(CLINIC.address("http://localhost:" + port, attributes, direction));
  }

  @Test
  void isAtMostTwentyKilobytesInAll() throws IOException {
    var files = scripts();
    assertThat(files).as("the widget's scripts").hasSizeGreaterThan(1);
    var sum = 0;
    for (var file : files) {
      var size = zipped(Files.readAllBytes(file));
      System.out.println("widget: " + file.getFileName() + " " + size + " bytes gzipped");
      sum += size;
    }
    System.out.println("widget: " + sum + " of " + MOST_BYTES + " bytes");
    assertThat(sum).isLessThanOrEqualTo(MOST_BYTES);
  }

  private static List<Path> scripts() throws IOException {
    try (var files = Files.list(BUILT)) {
      return files.filter(file -> file.getFileName().toString().matches("widget.*\\.js")).sorted().toList();
    }
  }

  private static int zipped(byte[] bytes) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped) {
      {
        def.setLevel(Deflater.BEST_COMPRESSION);
      }
    }) {
      zip.write(bytes);
    }
    return zipped.size();
  }

  @Test
  void opensFromItsButtonAndTellsThePageWhatHappensWithoutAWord() {
    host("");
    page.evaluate("""
        window.heard = [];
        for (const name of ['open', 'turn', 'level', 'handoff']) {
          document.addEventListener('plumbline:' + name, (event) => window.heard.push(name + ' ' + JSON.stringify(event.detail)));
        }
        """);
    assertThat(page.getByLabel("Your message")).hasCount(0);
    button("Back pain? Chat here").click();
    assertThat(turns()).hasCount(1);
    assertThat(page.getByLabel("Your message")).isFocused();
    say(STORY);
    say(DANGER);
    sayYesUntil(alarm());
    var heard = String.valueOf(page.evaluate("window.heard.join('\\n')"));
    assertThat(heard).startsWith("open {}").contains("turn {\"seq\":1,\"status\":\"active\"").contains("\"level\":\"emergency_now\"")
        .contains("handoff ").doesNotContain("wipe").doesNotContain("phone").doesNotContain("c_");
    assertThat(complaints).isEmpty();
  }

  @Test
  void loadsNothingBeforeItIsOpenedAndNothingFromAnybodyElse() {
    var asked = new ArrayList<String>();
    page.onRequest(request -> asked.add(request.url()));
    page.onWebSocket(socket -> asked.add(socket.url()));
    var globals = "Object.getOwnPropertyNames(window).sort().join()";
    host("");
    assertThat(button("Back pain? Chat here")).isVisible();
    assertThat(asked).noneMatch(url -> url.contains("widget-room") || url.contains("/api/") || url.contains("/ws/"));
    var before = page.evaluate(globals);
    button("Back pain? Chat here").click();
    assertThat(turns()).hasCount(1);
    assertThat(asked).anyMatch(url -> url.contains("widget-room"))
        .allMatch(url -> url.startsWith(CLINIC.origin()) || url.matches("(http|ws)://localhost:" + port + "/.*"));
    assertThat(page.evaluate(globals)).isEqualTo(before);
    assertThat(window.cookies()).isEmpty();
    assertThat(complaints).isEmpty();
  }

  @Test
  void closesByEscapeAndGivesTheKeyboardBack() {
    host("");
    button("Back pain? Chat here").press("Enter");
    assertThat(page.getByLabel("Your message")).isFocused();
    say(STORY);
    page.keyboard().press("Escape");
    assertThat(page.getByLabel("Your message")).not().isVisible();
    assertThat(button("Back pain? Chat here")).isFocused();
    page.keyboard().press("Enter");
    assertThat(said()).hasCount(1);
  }

  @Test
  void escapeInADialogClosesTheDialogAlone() {
    host("open");
    assertThat(turns()).hasCount(1);
    more("Delete what I said");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(page.getByLabel("Your message")).isVisible();
  }

  @Test
  void whatIsSpokenIsReadBeforeItIsSent() {
    page.addInitScript("""
        window.SpeechRecognition = class {
          start() { window.ear = this; }
          stop() { this.onend(); }
          abort() {}
        };
        """);
    host("open");
    assertThat(turns()).hasCount(1);
    button("Speak instead of typing").click();
    assertThat(page.getByText("Your browser may send your voice to its maker")).isVisible();
    assertThat(page.evaluate("window.ear === undefined")).isEqualTo(true);
    button("Speak instead of typing").click();
    assertThat(button("Speak instead of typing")).hasAttribute("aria-pressed", "true");
    page.evaluate("ear.onresult({ resultIndex: 0, results: [[{ transcript: ' my back hurts ' }]] })");
    page.evaluate("ear.onresult({ resultIndex: 0, results: [[{ transcript: 'when i look down' }]] })");
    assertThat(page.getByLabel("Your message")).hasValue("my back hurts when i look down");
    assertThat(said()).hasCount(0);
    button("Speak instead of typing").click();
    assertThat(button("Speak instead of typing")).hasAttribute("aria-pressed", "false");
    button("Speak instead of typing").click();
    page.evaluate("ear.onerror({ error: 'not-allowed' })");
    page.evaluate("ear.onend()");
    assertThat(page.getByText("I could not hear you")).isVisible();
    assertThat(button("Speak instead of typing")).hasAttribute("aria-pressed", "false");
    button("Send").click();
    assertThat(said()).hasCount(1);
  }

  @Test
  void saysPlainlyWhenTheWebsiteMayNotHoldIt() {
    try (var stranger = HostPage.start()) {
      page.navigate(stranger.address("http://localhost:" + port, "open", "ltr"));
      assertThat(page.getByText("This chat is not set up for this website")).isVisible();
      assertThat(page.getByText("call 999 now")).isVisible();
    }
  }

  @Test
  void leavesNothingBehindWhenItIsTakenAway() {
    page.addInitScript(COUNTING);
    host("open");
    assertThat(turns()).hasCount(1);
    comeAndGo(10);
    var before = counted();
    comeAndGo(100);
    var after = counted();
    System.out.println("widget: " + before + " after 10 times, " + after + " after 100 more");
    assertThat(after.get("jsEventListeners").getAsInt()).isLessThanOrEqualTo(before.get("jsEventListeners").getAsInt());
    assertThat(after.get("nodes").getAsInt()).isLessThanOrEqualTo(before.get("nodes").getAsInt());
    page.evaluate("document.body.append(chat)");
    assertThat(turns()).hasCount(1);
  }

  /** Half of the times it is taken away before it has begun, half of them in the middle of its work. */
  private void comeAndGo(int times) {
    page.evaluate("""
        async (times) => {
          window.chat = document.querySelector('plumbline-chat') ?? window.chat;
          const frames = (count) => new Promise((go) => (count === 0 ? go() : requestAnimationFrame(() => frames(count - 1).then(go))));
          for (let at = 0; at < times; at += 1) {
            document.body.append(chat);
            await frames(at % 2 === 0 ? 0 : 8);
            chat.remove();
          }
        }
        """, times);
    page.waitForCondition(
        () -> "0,0,0,0".equals(page.evaluate("[running.sockets.size, running.timers.size, running.listeners, running.channels].join()")));
  }

  /** What the browser itself counts once all that is garbage is gone. */
  private JsonObject counted() {
    var inside = window.newCDPSession(page);
    inside.send("HeapProfiler.collectGarbage");
    return inside.send("Memory.getDOMCounters");
  }

  @Test
  void showsHostileWordsOfTheServerAsWords() {
    var hostile = "<img src=x onerror=document.title=1> \\u202E\\u200B</p><script>document.title=2</script>" + "x".repeat(4000);
    page.routeWebSocket(Pattern.compile("/ws/chat"), (WebSocketRoute line) -> {
      var server = line.connectToServer();
      server.onMessage(
          frame -> line.send(frame.text().replaceAll("(\"(?:text|label|headline|why)\":\")", "$1" + hostile.replace("\\", "\\\\"))));
      line.onMessage(frame -> server.send(frame.text()));
    });
    host("open");
    assertThat(turns().first()).containsText("<img src=x onerror=");
    write(STORY);
    assertThat(turns()).hasCount(2);
    assertThat(page.locator(".log img, .log script, .answers img, .answers script")).hasCount(0);
    assertThat(page).hasTitle("A clinic");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(complaints).isEmpty();
  }

  @Test
  void followsThePageFromRightToLeft() {
    host("open", "rtl");
    assertThat(turns()).hasCount(1);
    say(STORY);
    var box = page.getByLabel("Your message").boundingBox();
    var send = button("Send").boundingBox();
    assertThat(send.x).isLessThan(box.x);
    assertThat(complaints).isEmpty();
  }

  @Test
  void theNumbersBeforeAnyNetworkAreThoseOfTheNurses() throws IOException {
    var written = Pattern.compile("id: '(\\w+)', name: '[^']+', emergency: '(\\d+)'")
        .matcher(Files.readString(Path.of("web", "widget", "regions.js")))
        .results()
        .collect(Collectors.toMap(entry -> entry.group(1), entry -> entry.group(2)));
    var levels = new ContentReader().read(ContentReader.files(Path.of("dialogs"))).content().orElseThrow().levels();
    var nurses = levels.regions()
        .values()
        .stream()
        .collect(Collectors.toMap(Levels.Region::id, region -> region.line("emergency").flatMap(Levels.Line::number).orElse("?")));
    assertThat(written).isEqualTo(nurses);
  }
}
