package io.plumbline.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.scripts.Talk;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted of conversations. */
class TallyTests {

  private static final String EMERGENCY = "cant pee since this morning and im numb between my legs";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private double count(String name, String... tags) {
    return meters.get(name).tags(tags).counter().count();
  }

  private long turns(String outcome) {
    return meters.find("plumbline.turns").tag("outcome", outcome).timers().stream().mapToLong(timer -> timer.count()).sum();
  }

  @Test
  void turnsAreCountedByWhatBecameOfThem() {
    var talk = new Talk("GB", meters);
    talk.say("my lower back hurts when i look down");
    talk.say("qwertz uiop");
    talk.choose("none");
    talk.turns().handle(talk.id(), new InboundMessage("m1", new InboundMessage.What.Text("the same again")));
    talk.say(EMERGENCY);
    assertThat(List.of(turns("opened"), turns("answered"), turns("repair"), turns("repeated"), turns("emergency")))
        .containsExactly(1L, 2L, 1L, 1L, 1L);
    assertThat(count("plumbline.messages", "kind", "text")).isEqualTo(3);
    assertThat(count("plumbline.messages", "kind", "choice")).isEqualTo(1);
    assertThat(count("plumbline.messages.not.understood", "how", "wholly")).isEqualTo(1);
  }

  @Test
  void aLevelIsReachedOnceHoweverOftenItIsTold() {
    var talk = new Talk("GB", meters);
    talk.say(EMERGENCY);
    talk.say(EMERGENCY);
    talk.say("thanks");
    assertThat(count("plumbline.levels", "level", "emergency_now")).isEqualTo(1);
    assertThat(count("plumbline.levels", "level", "self_care")).isZero();
  }

  @Test
  void aConversationDownToItsLevelReachesOne() {
    var talk = new Talk("GB", meters);
    talk.say("my lower back hurts when i look down");
    talk.answerUntil(new Talk.Facts(Optional.of("42"), Optional.of("2 weeks"), List.of(), List.of()), turn -> turn.disposition() != null);
    var level = java.util.Objects.requireNonNull(talk.last().disposition()).level();
    assertThat(count("plumbline.levels", "level", level)).isEqualTo(1);
    assertThat(meters.get("plumbline.levels").counters()).hasSize(5).map(counter -> counter.count()).contains(1.0, 0.0);
  }

  @Test
  void whoAsksForAPersonIsCounted() {
    var talk = new Talk("GB", meters);
    talk.order(InboundMessage.Order.HUMAN);
    var lost = new Talk("GB", meters);
    lost.say("my lower back hurts when i look down");
    for (int i = 0; i < 3; i++) {
      lost.say("qwertz uiop");
    }
    assertThat(count("plumbline.handoffs", "reason", "asked")).isEqualTo(1);
    assertThat(count("plumbline.handoffs", "reason", "not_understood")).isEqualTo(1);
  }

  @Test
  void aStoreThatFailsIsCountedAndSoIsTheEmergencyToldWithoutIt() {
    var talk = new Talk("GB", meters);
    talk.journal().takeNoMore();
    assertThatThrownBy(() -> talk.say("my back hurts")).isInstanceOf(Journal.Unavailable.class);
    talk.say(EMERGENCY);
    assertThat(turns("unavailable")).isEqualTo(1);
    assertThat(count("plumbline.emergencies.without.store")).isEqualTo(1);
    talk.journal().breakDown();
    talk.say(EMERGENCY);
    assertThat(talk.turns().emergencyAlone(talk.id(), new InboundMessage("x", new InboundMessage.What.Text("hello")))).isEmpty();
    assertThat(turns("unavailable")).isEqualTo(2);
    assertThat(count("plumbline.emergencies.without.store")).isEqualTo(2);
  }

  @Test
  void conversationsAreCountedFromTheirBeginningToTheirEnd() {
    var talk = new Talk("GB", meters);
    talk.turns().end(talk.id());
    talk.turns().end(talk.id());
    assertThatThrownBy(() -> talk.say("hello?")).isInstanceOf(TurnHandler.AlreadyEnded.class);
    talk.turns().forget(talk.id());
    for (var change : List.of("opened", "ended", "forgotten")) {
      assertThat(count("plumbline.conversations", "change", change)).as(change).isEqualTo(1);
    }
    assertThat(turns("over")).isEqualTo(1);
  }

  @Test
  void noTagTellsOfWhom() {
    var talk = new Talk("GB", meters); // of a channel that calls itself "test"
    talk.say("my lower back hurts when i look down");
    assertThat(meters.getMeters()).flatExtracting(meter -> meter.getId().getTags()).filteredOn(tag -> tag.getKey().equals("channel"))
        .extracting(tag -> tag.getValue()).containsOnly("other");
    assertThat(meters.getMeters()).flatExtracting(meter -> meter.getId().getTags()).extracting(tag -> tag.getKey())
        .isSubsetOf("channel", "outcome", "level", "reason", "how", "change", "kind", "le");
  }
}
