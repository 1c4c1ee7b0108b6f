package io.plumbline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.plumbline.ServerData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A real browser, the whole server, an empty store; the tests of the page speak to it as a patient does. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

  static final String STORY = "my lower back hurts every time i look down at my phone";
  static final String DANGER = "cant feel when i wipe since yesterday, back killing me";
  static final HostPage CLINIC = HostPage.start();
  private static final int MOST_ANSWERS = 40;

  @LocalServerPort
  int port;

  Browser browser;
  BrowserContext window;
  Page page;

  /** What the browser itself complained of, a breach of the content security policy above all. */
  final List<String> complaints = new ArrayList<>();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) throws IOException {
    ServerData.in(registry);
    registry.add("plumbline.web.allowed-origins", CLINIC::origin);
    registry.add("plumbline.web.messages-per-second", () -> 10_000); // a browser that a test drives is faster than any patient
    registry.add("plumbline.web.burst", () -> 10_000);
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
    window = browser.window(phone());
    page = tab();
  }

  com.microsoft.playwright.Browser.NewContextOptions phone() {
    return new com.microsoft.playwright.Browser.NewContextOptions().setTimezoneId("Europe/London").setViewportSize(390, 844);
  }

  Page tab() {
    var tab = window.newPage();
    tab.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    tab.onPageError(complaints::add);
    return tab;
  }

  @AfterEach
  void closeWindow() {
    window.close();
    assertThat(complaints).as("breaches of the content security policy")
        .noneMatch(complaint -> complaint.contains("Content Security Policy") || complaint.contains("Trusted"));
  }

  String address() {
    return "http://localhost:" + port + "/";
  }

  void open() {
    page.navigate(address());
    assertThat(turns()).hasCount(1);
  }

  Locator turns() {
    return page.getByRole(AriaRole.LOG).locator(".turn");
  }

  Locator said() {
    return page.getByRole(AriaRole.LOG).locator(".said");
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator checkbox(String name) {
    return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
  }

  Locator alarm() {
    return page.getByRole(AriaRole.ALERT);
  }

  void say(String words) {
    assertThat(turns().first()).isVisible();
    var before = turns().count();
    write(words);
    assertThat(turns()).hasCount(before + 1);
  }

  void write(String words) {
    page.getByLabel("Your message").fill(words);
    page.keyboard().press("Enter");
  }

  void more(String tool) {
    if (!button(tool).isVisible()) {
      button("More").click();
    }
    button(tool).click();
  }

  void answerUntil(Locator there) {
    for (int i = 0; i < MOST_ANSWERS && there.count() == 0; i++) {
      answer();
    }
    assertThat(there).hasCount(1);
  }

  /** Answers the open question as someone without any warning sign. */
  void answer() {
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

  void sayYesUntil(Locator there) {
    for (int i = 0; i < MOST_ANSWERS && there.count() == 0; i++) {
      var before = turns().count();
      button("Yes").click();
      assertThat(turns()).hasCount(before + 1);
    }
    assertThat(there).hasCount(1);
  }
}
