package io.plumbline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.plumbline.ServerData;
import io.plumbline.patients.Node;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;

/** No word is lost, whatever becomes of the line. */
class LineTests extends BrowserTest {

  @Value("${plumbline.data}")
  private Path folder;

  private static final LocatorAssertions.HasCountOptions PATIENT = new LocatorAssertions.HasCountOptions().setTimeout(60_000);

  @Test
  void anEmergencyIsToldThoughTheStoreIsAwayAndWrittenDownWhenItIsBack() throws Exception {
    ServerData.rename(folder, "conversations", "gone_conversations");
    page.navigate(address());
    assertThat(page.locator(".notice")).isVisible();
    write(DANGER);
    assertThat(alarm()).containsText("112");
    ServerData.rename(folder, "gone_conversations", "conversations");
    button("I have read this. Back to the chat").click();
    assertThat(page.locator(".alarm-bar a[href='tel:999']")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    assertThat(turns()).hasCount(3);
    assertThat(said()).hasCount(1);
    assertThat(alarm()).hasCount(0);
  }

  @Test
  void whatIsTypedOfflineIsSentOnceWhenTheNetworkIsBack() {
    open();
    window.setOffline(true);
    assertThat(page.getByText("No connection.")).isVisible();
    write(STORY);
    assertThat(said()).hasCount(1);
    assertThat(page.getByText("Not sent yet")).isVisible();
    window.setOffline(false);
    assertThat(turns()).hasCount(2);
    assertThat(said()).hasCount(1);
    assertThat(page.getByText("Not sent yet")).hasCount(0);
  }

  @Test
  void wordsTypedOfflineAndNotSentOutliveAReload() {
    open();
    say(STORY);
    page.routeWebSocket("**/ws/chat", WebSocketRoute::close);
    page.route("**/api/**", Route::abort);
    page.reload();
    write("and my left leg tingles");
    page.getByLabel("Your message").fill("one more thing that i have not s");
    page.unroute("**/api/**");
    page.routeWebSocket("**/ws/chat", WebSocketRoute::connectToServer);
    page.reload();
    assertThat(said()).hasCount(2);
    assertThat(turns()).hasCount(3);
    assertThat(page.getByLabel("Your message")).hasValue("one more thing that i have not s");
  }

  @Test
  void aServerThatIsKilledAndStartedAgainIsANoteAndNoMore(@TempDir Path data) throws Exception {
    var own = Node.freePort();
    var server = Node.start(own, data);
    try {
      page.navigate("http://localhost:" + own + "/");
      assertThat(turns()).hasCount(1);
      say(STORY);
      write("no, none of these");
      server.kill(); // in the middle of that turn
      assertThat(page.getByText("No connection.")).isVisible();
      write("and my left leg tingles");
      assertThat(said().last().getByText("Not sent yet")).isVisible();
    } finally {
      server.close();
    }
    try (var again = Node.start(own, data)) {
      assertThat(again.isWell()).isTrue();
      assertThat(turns()).hasCount(4, PATIENT);
      assertThat(said()).hasCount(3);
      assertThat(page.getByText("Not sent yet")).hasCount(0);
      page.reload();
      assertThat(turns()).hasCount(4, PATIENT);
      assertThat(said()).hasCount(3);
    }
  }

  @Test
  void speaksByPlainCallsWhereSocketsAreBlocked() {
    page.routeWebSocket("**/ws/chat", WebSocketRoute::close);
    open();
    say(STORY);
    answer();
    button("Go back").click();
    assertThat(said()).hasCount(3);
    assertThat(turns()).hasCount(4);
    page.reload();
    assertThat(said()).hasCount(3);
    assertThat(turns()).hasCount(4);
    say(DANGER);
    sayYesUntil(alarm());
    button("I have read this. Back to the chat").click();
    more("Delete what I said");
    button("Delete it all").click();
    assertThat(page.getByText("All that you said is deleted.")).isVisible();
    assertThat(said()).hasCount(0);
  }

  @Test
  void twoTabsShowOneConversation() {
    open();
    say(STORY);
    var first = page;
    page = tab();
    page.navigate(address());
    assertThat(turns()).hasCount(2);
    assertThat(said()).hasCount(1);
    answer();
    page = first;
    assertThat(turns()).hasCount(3);
    assertThat(said()).hasCount(2);
    answer();
    more("Delete what I said");
    button("Delete it all").click();
    assertThat(said()).hasCount(0);
    page = window.pages().getLast();
    assertThat(said()).hasCount(0);
    assertThat(button("Start a new chat")).isVisible();
  }

  @Test
  void aTabThatIsClosedLeavesNothingForTheNextPerson() {
    open();
    say(STORY);
    page.close();
    page = tab();
    page.navigate(address());
    assertThat(turns()).hasCount(1);
    assertThat(said()).hasCount(0);
  }

  @Test
  void aReloadAtEveryStepChangesNothing() {
    open();
    say(STORY);
    for (int step = 0; step < 8; step++) {
      answer();
      var turns = turns().count();
      var log = page.getByRole(AriaRole.LOG).innerText();
      page.reload();
      assertThat(turns()).hasCount(turns);
      assertThat(page.getByRole(AriaRole.LOG)).not().hasAttribute("aria-busy", "true");
      assertThat(page.getByRole(AriaRole.LOG).innerText()).isEqualTo(log);
    }
  }

  @Test
  void anAnswerToAQuestionThatHasPassedIsNotTakenForTheNext() {
    open();
    say(STORY);
    var first = page;
    page = tab();
    page.routeWebSocket("**/ws/chat", line -> {
      var server = line.connectToServer();
      server.onMessage(frame -> {
        if (!frame.text().contains("\"seq\":2,")) {
          line.send(frame.text());
        }
      });
      line.onMessage(frame -> server.send(frame.text()));
    });
    page.navigate(address());
    assertThat(turns()).hasCount(2);
    checkbox("None of these").check();
    page = first;
    answer();
    var open = turns().last().locator(".question").innerText();
    page = window.pages().getLast();
    button("Send answer").click();
    assertThat(turns().last()).containsText(open);
    assertThat(turns().last().locator(".repair")).isVisible();
  }

  @Test
  void aSlowNetworkShowsThatItIsRead() {
    var held = new CompletableFuture<Runnable>();
    page.routeWebSocket("**/ws/chat", line -> {
      var server = line.connectToServer();
      server.onMessage(frame -> {
        if (frame.text().contains("\"seq\":1,")) {
          held.complete(() -> line.send(frame.text()));
        } else {
          line.send(frame.text());
        }
      });
      line.onMessage(frame -> server.send(frame.text()));
    });
    open();
    write(STORY);
    assertThat(page.getByText("Plumbline is reading…")).isVisible();
    page.waitForCondition(held::isDone);
    held.join().run();
    assertThat(turns()).hasCount(2);
    assertThat(page.getByText("Plumbline is reading…")).not().isVisible();
  }

  @Test
  void aLongHistoryIsShownWhole() {
    open();
    for (int at = 0; at < 150; at++) {
      page.evaluate(
          "([at]) => { const box = document.querySelector('plumbline-chat').shadowRoot.querySelector('textarea');"
              + " box.value = 'hello number ' + at; box.form.requestSubmit(); }",
          java.util.List.of(at));
      if (at % 20 == 19) {
        assertThat(turns()).hasCount(at + 2, PATIENT);
      }
    }
    assertThat(turns()).hasCount(151, PATIENT);
    page.reload();
    assertThat(turns()).hasCount(151, PATIENT);
    assertThat(said()).hasCount(150);
    assertThat(turns().last()).isInViewport();
    assertThat(said().first()).containsText("hello number 0");
    assertThat(said().last()).containsText("hello number 149");
  }
}
