package io.plumbline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for those who do not see it, do not use a mouse, or need it large: WCAG 2.2, levels A and AA. */
class AccessibilityTests extends BrowserTest {

  private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private void assertNoBarrier(String state) {
    var found = new AxeBuilder(page).withTags(RULES).analyze();
    assertThat(found.getViolations())
        .as(state)
        .isEmpty();
    assertThat(found.getPasses()).as("what was looked at in: " + state).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
  void noStateHasABarrier(ColorScheme scheme) {
    window.close();
    window = browser.window(phone().setColorScheme(scheme));
    page = tab();
    open();
    assertNoBarrier("the greeting");
    button("Show where it hurts").click();
    assertNoBarrier("the body");
    page.getByLabel("lower back").check();
    button("Add to my message").click();
    button("Send").click();
    assertThat(turns()).hasCount(2);
    assertNoBarrier("boxes to tick");
    button("Send answer").click();
    assertNoBarrier("boxes, none ticked");
    answerUntil(page.getByLabel("Your answer as a number"));
    assertNoBarrier("a number");
    page.getByLabel("Your answer as a number").fill("many");
    button("Send answer").click();
    assertNoBarrier("a number that is none");
    answerUntil(page.getByLabel("How many"));
    assertNoBarrier("a length of time");
    answerUntil(page.locator(".level"));
    assertNoBarrier("the level");
    more("Delete what I said");
    assertNoBarrier("asked before deleting");
    button("Keep it").click();
    more("Summary for a doctor");
    assertThat(page.locator(".summary")).isVisible();
    assertNoBarrier("the summary");
    page.keyboard().press("Escape");
    say(DANGER);
    sayYesUntil(alarm());
    assertNoBarrier("an emergency");
    button("I have read this. Back to the chat").click();
    assertNoBarrier("after an emergency");
    page.routeWebSocket("**/ws/chat", WebSocketRoute::close);
    window.setOffline(true);
    assertThat(page.getByText("No connection.")).isVisible();
    write("are you there");
    assertNoBarrier("no connection");
    assertThat(complaints).allSatisfy(complaint -> assertThat(complaint).contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  void theWidgetOnAnotherPageHasNoBarrierClosedOrOpen() {
    page.navigate(CLINIC.address("http://localhost:" + port, "", "ltr"));
    assertThat(button("Back pain? Chat here")).isVisible();
    assertNoBarrier("closed");
    button("Back pain? Chat here").click();
    assertThat(turns()).hasCount(1);
    assertNoBarrier("open");
  }

  @Test
  void theWholeConversationGoesByKeyboardAlone() {
    open();
    for (int tab = 0; tab < 40 && !isFocused("textarea"); tab++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().type(STORY);
    page.keyboard().press("Enter");
    assertThat(turns()).hasCount(2);
    for (int step = 0; step < 40 && page.locator(".level").count() == 0; step++) {
      var before = turns().count();
      answerByKeyboard();
      assertThat(turns()).hasCount(before + 1);
      assertThat(page.evaluate("document.querySelector('plumbline-chat').shadowRoot.activeElement !== null"))
          .as("the keyboard has a place after step " + step)
          .isEqualTo(true);
    }
    assertThat(page.locator(".level")).hasCount(1);
    assertThat(complaints).isEmpty();
  }

  private boolean isFocused(String selector) {
    return Boolean.TRUE.equals(
        page.evaluate("(selector) => document.querySelector('plumbline-chat').shadowRoot?.activeElement?.matches(selector) ?? false",
            selector));
  }

  /** From wherever the keyboard is, forward to the answers; no mouse, no focus by script. */
  private void answerByKeyboard() {
    if (checkbox("None of these").count() > 0) {
      tabTo("input[value=none]");
      page.keyboard().press("Space");
      page.keyboard().press("Tab");
      tabTo(".send-answer");
      page.keyboard().press("Enter");
    } else if (page.locator(".measure").count() > 0) {
      tabTo(".measure input");
      page.keyboard().type("42");
      page.keyboard().press("Enter");
    } else {
      tabTo(".option:nth-of-type(2)");
      page.keyboard().press("Enter");
    }
  }

  private void tabTo(String selector) {
    for (int tab = 0; tab < 60 && !isFocused(selector); tab++) {
      page.keyboard().press("Tab");
    }
    assertThat(isFocused(selector)).as("the keyboard reaches " + selector).isTrue();
  }

  @Test
  void aScreenReaderHearsTheQuestionAndThatAnswersFollow() {
    open();
    say(STORY);
    var log = page.getByRole(AriaRole.LOG);
    assertThat(log).hasCount(1);
    assertThat(log).hasAttribute("aria-label", "Conversation");
    assertThat(turns().last()).containsText("Plumbline says:");
    assertThat(turns().last()).containsText("boxes to tick come next.");
    assertThat(said().last()).containsText("You said: " + STORY);
    assertThat(page.getByRole(AriaRole.GROUP).first()).isVisible();
    page.reload();
    assertThat(turns()).hasCount(2);
    assertThat(log).hasAttribute("aria-busy", "false");
  }

  @Test
  void anEmergencyIsHeardOnceAndTheLogDoesNotRepeatIt() {
    open();
    page.evaluate("""
        window.alerts = [];
        new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
          if (node.parentElement?.closest('[role=alert]')) {
            window.alerts.push(node.textContent);
          }
        }))).observe(document.querySelector('plumbline-chat').shadowRoot, { childList: true, subtree: true });
        """);
    say(DANGER);
    sayYesUntil(alarm());
    assertThat(page.evaluate("window.alerts.length")).isEqualTo(1);
    assertThat(page.locator(".log .alarm-copy")).hasAttribute("aria-live", "off");
    button("I have read this. Back to the chat").press("Enter");
    assertThat(page.evaluate("window.alerts.length")).isEqualTo(1);
    assertThat(page.evaluate("document.querySelector('plumbline-chat').shadowRoot.activeElement !== null")).isEqualTo(true);
  }

  @Test
  void atFourHundredPercentNothingIsCutOffAtTheSide() {
    page.setViewportSize(320, 256);
    open();
    say(STORY);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    answer();
    say(DANGER);
    sayYesUntil(alarm());
    assertThat(alarm().getByRole(AriaRole.LINK).first()).isInViewport();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void forcedColoursKeepTheEdgesOfWhatCanBePressed() {
    window.close();
    window = browser.window(phone().setForcedColors(ForcedColors.ACTIVE));
    page = tab();
    open();
    say(STORY);
    assertNoBarrier("forced colours");
    assertThat(page.locator(".turn .bubble").first()).hasCSS("border-top-style", "solid");
  }
}
