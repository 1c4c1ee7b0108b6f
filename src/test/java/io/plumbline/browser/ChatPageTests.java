package io.plumbline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a patient meets it. */
class ChatPageTests extends BrowserTest {

  @Test
  void reachesALevelByButtonsAlone() {
    open();
    assertThat(page.getByText("Question 1.")).isVisible();
    say(STORY);
    assertThat(page.getByText("Question 2.")).isVisible();
    answerUntil(page.locator(".level"));
    assertThat(page.locator(".level h2")).not().isEmpty();
    assertThat(page.locator(".level .safety-net")).containsText("999");
    assertThat(alarm()).hasCount(0);
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
    sayYesUntil(alarm());
    var alert = alarm();
    assertThat(alert).containsText("999");
    assertThat(alert.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("999")).first()).hasAttribute("href", "tel:999");
    assertThat(alert).isInViewport();
    assertThat(alert.getByRole(AriaRole.LINK).first()).isFocused();
    page.reload();
    assertThat(alarm()).containsText("999");
    button("I have read this. Back to the chat").click();
    page.reload();
    assertThat(page.locator(".alarm-bar a[href='tel:999']")).isInViewport();
    assertThat(alarm()).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void keepsTheWayToCallOnTheScreenWhenTheTalkGoesOnAfterAnEmergency() {
    open();
    say(DANGER);
    sayYesUntil(alarm());
    button("I have read this. Back to the chat").click();
    assertThat(alarm()).hasCount(0);
    button("Go back").click();
    assertThat(turns()).not().hasCount(2);
    assertThat(alarm()).hasCount(0);
    assertThat(page.locator(".alarm-bar a[href='tel:999']")).isInViewport();
  }

  @Test
  void anEmergencyTakesTheScreenOnceAndAnotherReasonTakesItAgain() {
    open();
    say(DANGER);
    sayYesUntil(alarm());
    button("I have read this. Back to the chat").click();
    say("are you there");
    assertThat(turns().last()).containsText("999");
    assertThat(alarm()).hasCount(0);
    write("now i also have crushing chest pain and cant breathe");
    assertThat(alarm()).containsText("999");
  }

  @Test
  void tellsOfEmergenciesBeforeAnyNetwork() {
    page.route("**/*.js", Route::abort);
    page.navigate(address());
    assertThat(page.getByText("In an emergency, call your local number now.")).isVisible();
  }

  @Test
  void knowsTheNumberToCallWhenTheChatItselfCanNotBeLoaded() {
    page.route("**/widget-room-*.js", Route::abort);
    page.navigate(address());
    assertThat(page.getByText("call 999 now")).hasAttribute("href", "tel:999");
    assertThat(page.getByText("The chat can not be reached")).isVisible();
    page.unroute("**/widget-room-*.js");
    assertThat(turns()).hasCount(1);
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
    assertThat(alarm().locator("a[href='tel:999']")).isInViewport();
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
    var hostile = "<img src=x onerror=\"document.title='broken'\"> \u202Eback\u202C </div><script>1</script>" + "\u200B".repeat(50)
        + "x".repeat(3_800);
    say(hostile);
    assertThat(said().last()).containsText("<img src=x onerror=");
    assertThat(page.locator(".log img, .log script")).hasCount(0);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
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
    more("Delete what I said");
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
  void showsAllThatBothSaidToKeepOrToPrint() throws Exception {
    open();
    say(STORY);
    checkbox("None of these").check();
    button("Send answer").click();
    assertThat(turns()).hasCount(3);
    more("Summary for a doctor");
    assertThat(page.locator(".summary")).containsText("You said: " + STORY);
    var saved = page.waitForDownload(() -> button("Save as a file").click());
    assertThat(saved.suggestedFilename()).isEqualTo("plumbline-chat.txt");
    var text = Files.readString(saved.path());
    assertThat(text).contains("no doctor").contains("You said: " + STORY).contains("You said: None of these").contains("call 999 now")
        .doesNotContain("undefined");
    var printed = page.waitForPopup(() -> button("Print").click());
    assertThat(printed.locator("body")).containsText(STORY);
    printed.close();
    page.getByRole(AriaRole.DIALOG).getByText("Close").click();
    window.setOffline(true);
    more("Summary for a doctor");
    assertThat(page.getByText("No summary yet")).isVisible();
  }
}
