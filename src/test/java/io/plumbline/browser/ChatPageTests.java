package io.plumbline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import io.plumbline.ServerData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The page as a patient meets it: a real browser, the whole server, an empty store. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatPageTests {

  private static final String STORY = "my lower back hurts every time i look down at my phone";
  private static final String DANGER = "cant feel when i wipe since yesterday, back killing me";
  private static final int MOST_ANSWERS = 40;

  @LocalServerPort
  int port;

  private Browser browser;
  private BrowserContext window;
  private Page page;

  /** What the browser itself complained of, a breach of the content security policy above all. */
  private final List<String> complaints = new ArrayList<>();

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    ServerData.in(registry);
  }

  @BeforeAll
  void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  @BeforeEach
  void openWindow() {
    complaints.clear();
    window = browser
        .window(new com.microsoft.playwright.Browser.NewContextOptions().setTimezoneId("Europe/London").setViewportSize(390, 844));
    page = window.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  @Test
  void reachesALevelByButtonsAlone() {
    open();
    say(STORY);
    answerUntil(page.locator(".level"));
    assertThat(page.locator(".level h2")).not().isEmpty();
    assertThat(page.locator(".level .safety-net")).containsText("999");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void keepsTheConversationOverAReload() {
    open();
    say(STORY);
    answer();
    var turns = turns().count();
    var said = said().allInnerTexts();
    assertThat(said).hasSize(2);
    page.reload();
    assertThat(turns()).hasCount(turns);
    assertThat(said()).hasCount(2);
    assertThat(said().allInnerTexts()).isEqualTo(said);
    answer();
    assertThat(said()).hasCount(3);
    assertThat(complaints).isEmpty();
  }

  @Test
  void announcesAnEmergencyByRoleAlert() {
    open();
    say(DANGER);
    sayYesUntil(page.getByRole(AriaRole.ALERT));
    var alert = page.getByRole(AriaRole.ALERT);
    assertThat(alert).containsText("999");
    assertThat(alert.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("999")).first()).hasAttribute("href", "tel:999");
    assertThat(alert).isInViewport();
    assertThat(complaints).isEmpty();
  }

  @Test
  void keepsTheWayToCallOnTheScreenWhenTheTalkGoesOnAfterAnEmergency() {
    open();
    say(DANGER);
    sayYesUntil(page.getByRole(AriaRole.ALERT));
    button("Go back").click();
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    assertThat(page.locator("#alarm a[href='tel:999']")).isInViewport();
  }

  @Test
  void tellsOfEmergenciesBeforeAnyNetwork() {
    page.route("**/chat/*.js", Route::abort);
    page.navigate(address());
    assertThat(page.getByText("In an emergency")).isVisible();
  }

  @ParameterizedTest(name = "the words arrived: {0}")
  @ValueSource(booleans = {true, false})
  void isAnsweredOnceWhenTheConnectionIsLostBeforeTheAnswer(boolean wordsArrive) {
    var connections = new AtomicInteger();
    page.routeWebSocket("**/ws/chat", line -> {
      if (connections.incrementAndGet() == 1) {
        breakAtFirstWords(line, wordsArrive);
      } else {
        line.connectToServer();
      }
    });
    open();
    say(STORY);
    assertThat(turns()).hasCount(2);
    assertThat(said()).hasCount(1);
    assertThat(connections).hasValue(2);
    answer();
    assertThat(turns()).hasCount(3);
  }

  /** Passes frames on until the first words; their answer never comes back. */
  private static void breakAtFirstWords(WebSocketRoute line, boolean wordsArrive) {
    var server = line.connectToServer();
    var isBroken = new AtomicBoolean();
    server.onMessage(frame -> {
      if (!isBroken.get()) {
        line.send(frame.text());
      }
    });
    line.onMessage(frame -> {
      var areWords = frame.text().contains("\"say\"");
      if (!areWords || wordsArrive) {
        server.send(frame.text());
      }
      if (areWords) {
        isBroken.set(true);
        line.close();
      }
    });
  }

  @Test
  void anEmergencyThatCouldNotBeWrittenDownStandsLastAndAloud() {
    page.routeWebSocket("**/ws/chat", line -> {
      var server = line.connectToServer();
      server.onMessage(frame -> line
          .send(frame.text().contains("\"urgent\":true") ? frame.text().replaceFirst("\"seq\":\\d+", "\"seq\":-1") : frame.text()));
      line.onMessage(frame -> server.send(frame.text()));
    });
    open();
    say(STORY);
    say(DANGER);
    assertThat(turns().last()).containsText("999");
    assertThat(page.locator("#alarm a[href='tel:999']")).isInViewport();
    assertThat(said()).hasCount(2);
    assertThat(complaints).isEmpty();
  }

  @Test
  void ticksNoneAlone() {
    open();
    say(STORY);
    var first = page.getByRole(AriaRole.CHECKBOX).first();
    first.check();
    checkbox("None of these").check();
    assertThat(first).not().isChecked();
    first.check();
    assertThat(checkbox("None of these")).not().isChecked();
    checkbox("I'm not sure").check();
    assertThat(first).not().isChecked();
  }

  @Test
  void showsHostileWordsAsWords() {
    open();
    var hostile = "<img src=x onerror=\"document.title='broken'\"> \u202Eback\u202C </div><script>1</script>";
    say(hostile);
    assertThat(said().last()).containsText("<img src=x onerror=");
    assertThat(page.locator(".log img, .log script")).hasCount(0);
    assertThat(page).hasTitle(Pattern.compile("Plumbline"));
    assertThat(complaints).isEmpty();
  }

  @Test
  void greetsWithTheNumberOfTheCountryChosen() {
    open();
    assertThat(turns().first()).containsText("999");
    page.getByLabel("Your country").selectOption("US");
    assertThat(turns().first()).containsText("911");
    assertThat(turns()).hasCount(1);
    say(STORY);
    assertThat(page.getByLabel("Your country")).isDisabled();
  }

  @Test
  void deletesWhatWasSaidAndBeginsAnew() {
    open();
    say(STORY);
    button("Delete what I said").click();
    button("Delete it all").click();
    assertThat(said()).hasCount(0);
    button("Start a new chat").click();
    assertThat(turns()).hasCount(1);
    page.reload();
    assertThat(turns()).hasCount(1);
    assertThat(said()).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void savesACopyOfWhatBothSaid() throws Exception {
    open();
    say(STORY);
    checkbox("None of these").check();
    button("Send answer").click();
    assertThat(turns()).hasCount(3);
    var saved = page.waitForDownload(() -> button("Save a copy").click());
    assertThat(saved.suggestedFilename()).isEqualTo("plumbline-chat.txt");
    var text = Files.readString(saved.path());
    assertThat(text).contains("no doctor").contains("You said: " + STORY).contains("You said: None of these").contains("call 999 now")
        .doesNotContain("undefined");
    window.setOffline(true);
    button("Save a copy").click();
    assertThat(page.getByText("No copy yet")).isVisible();
  }

  private String address() {
    return "http://localhost:" + port + "/";
  }

  private void open() {
    page.navigate(address());
    assertThat(turns()).hasCount(1);
  }

  private Locator turns() {
    return page.getByRole(AriaRole.LOG).locator(".turn");
  }

  private Locator said() {
    return page.getByRole(AriaRole.LOG).locator(".said");
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator checkbox(String name) {
    return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
  }

  private void say(String words) {
    var before = turns().count();
    page.getByLabel("Your message").fill(words);
    page.keyboard().press("Enter");
    assertThat(turns()).hasCount(before + 1);
  }

  private void answerUntil(Locator there) {
    for (int i = 0; i < MOST_ANSWERS && there.count() == 0; i++) {
      answer();
    }
    assertThat(there).hasCount(1);
  }

  /** Answers the open question as someone without any warning sign. */
  private void answer() {
    var before = turns().count();
    if (checkbox("None of these").count() > 0) {
      checkbox("None of these").check();
      button("Send answer").click();
    } else if (page.getByLabel("How many").count() > 0) {
      page.getByLabel("How many").fill("9");
      button("Send answer").click();
    } else if (page.getByLabel("Your answer as a number").count() > 0) {
      page.getByLabel("Your answer as a number").fill("42");
      button("Send answer").click();
    } else {
      button("No").click();
    }
    assertThat(turns()).hasCount(before + 1);
  }

  private void sayYesUntil(Locator there) {
    for (int i = 0; i < MOST_ANSWERS && there.count() == 0; i++) {
      var before = turns().count();
      button("Yes").click();
      assertThat(turns()).hasCount(before + 1);
    }
    assertThat(there).hasCount(1);
  }
}
