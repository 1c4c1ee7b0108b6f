package io.plumbline.channel.web;

import io.plumbline.clinical.FindingId;
import io.plumbline.conversation.Conversation;
import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.Turn;
import io.plumbline.dialog.DialogEvent;
import io.plumbline.dialog.Why;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation as its log tells it. */
record Transcript(
    String conversation,
    String pack,
    String version,
    String status,
    Turn.@Nullable Level disposition,
    List<Finding> findings,
    List<Exchange> turns) {

  /** @param heard the words it was heard in; null when it was tapped or follows from other facts */
  record Finding(String id, String status, @Nullable String heard, long seq) {}

  record Exchange(@Nullable Said said, Frames.TurnFrame turn, List<Reason> why) {}

  /** What the patient did. */
  record Said(
      String id,
      @Nullable String text,
      @Nullable String question,
      @Nullable String version,
      @Nullable List<String> options,
      @Nullable String command) {
    static Said of(InboundMessage message) {
      return switch (message.what()) {
        case InboundMessage.What.Text(var text) -> new Said(message.clientId(), text, null, null, null, null);
        case InboundMessage.What.Choice(var question, var version, var options) ->
          new Said(message.clientId(), null, question, version, options, null);
        case InboundMessage.What.Command(var order) ->
          new Said(message.clientId(), null, null, null, null, order.name().toLowerCase(Locale.ROOT));
      };
    }
  }

  /** Why something was said or asked. */
  record Reason(String what, String id, List<String> findings, String source) {
    static Reason of(Why why) {
      return new Reason(
          why.what().name().toLowerCase(Locale.ROOT), why.id(), why.findings().stream().map(FindingId::value).toList(), why.source());
    }
  }

  static Transcript of(List<ConversationEvent> log) {
    var conversation = Conversation.of(log);
    var findings = new LinkedHashMap<FindingId, Finding>();
    var exchanges = new ArrayList<Exchange>();
    Turn.Level level = null;
    for (var event : log) {
      switch (event) {
        case ConversationEvent.Opened opened -> {
          note(opened.events(), 0, findings);
          exchanges.add(exchange(null, opened.turn(), opened.why()));
        }
        case ConversationEvent.Answered answered -> {
          note(answered.events(), answered.turn().seq(), findings);
          exchanges.add(exchange(Said.of(answered.message()), answered.turn(), answered.why()));
        }
        case ConversationEvent.Woken woken -> {
          note(woken.events(), woken.turn().seq(), findings);
          exchanges.add(exchange(null, woken.turn(), woken.why()));
        }
        case ConversationEvent.Ended ended -> {
          // nothing was said
        }
      }
    }
    for (var exchange : exchanges) {
      level = exchange.turn().disposition() == null ? level : exchange.turn().disposition();
    }
    return new Transcript(
        conversation.id().value(),
        conversation.opened().pack().value(),
        conversation.opened().content(),
        conversation.ended() ? "ended" : conversation.latest().status(),
        level,
        List.copyOf(findings.values()),
        exchanges);
  }

  private static Exchange exchange(@Nullable Said said, Turn turn, List<Why> why) {
    return new Exchange(said, Frames.TurnFrame.of(turn), why.stream().map(Reason::of).toList());
  }

  private static void note(List<DialogEvent> events, long seq, Map<FindingId, Finding> findings) {
    for (var event : events) {
      if (event instanceof DialogEvent.FindingNoted(var finding, var status, var how, var heard)) {
        findings.remove(finding);
        findings.put(finding, new Finding(finding.value(), status.wire(), heard.isEmpty() ? null : heard, seq));
      }
      if (event instanceof DialogEvent.FactsForgotten(var forgotten, var attributes)) {
        findings.keySet().removeAll(forgotten);
      }
      if (event instanceof DialogEvent.StayedUnsure(var finding)) {
        findings.put(finding, new Finding(finding.value(), "unsure", null, seq));
      }
    }
  }

  /** Without what was said: this may reach a log. */
  @Override
  public String toString() {
    return "Transcript[" + conversation + "]";
  }
}
