package io.plumbline.channel.web;

import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.Token;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.dialog.PackId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Conversations over REST: the same engine, for bots and scripts. */
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationController {

  private static final String BEARER = "Bearer ";

  private final TurnHandler turns;
  private final Sockets sockets;
  private final Words words;
  private final Limits limits;
  private final Admission admission;

  ConversationController(TurnHandler turns, Sockets sockets, Limits limits, Admission admission) {
    this.turns = turns;
    this.sockets = sockets;
    this.words = new Words(turns);
    this.limits = limits;
    this.admission = admission;
  }

  /** A conversation that has begun. */
  record Opened(String conversation, String token, Frames.TurnFrame turn) {
    @Override
    public String toString() {
      return "Opened[" + conversation + "]";
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Opened open(@RequestBody(required = false) Bodies.@Nullable Opening body) {
    var opening = body == null ? Bodies.Opening.PLAIN : body;
    try {
      var begin = new TurnHandler.Opening(
          opening.channel() == null ? "rest" : opening.channel(),
          Words.locale(opening.locale()),
          Optional.ofNullable(opening.region()),
          Optional.ofNullable(opening.pack()).map(PackId::new));
      var welcome = admission.admit(() -> turns.open(begin));
      return new Opened(welcome.conversation().value(), welcome.token().secret(), Frames.TurnFrame.of(welcome.turn()));
    } catch (TurnHandler.NoSuchPack | IllegalArgumentException unknown) {
      throw new Refused(ErrorCode.BAD_FRAME, "there is no pack of that name: see /api/v1/packs");
    }
  }

  @PostMapping("/{id}/turns")
  Frames.TurnFrame say(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
      @RequestBody Bodies.Inbound body) {
    final ConversationId conversation;
    try {
      conversation = opened(id, authorization);
    } catch (Journal.Failure failed) {
      return emergencyAlone(id, body).orElseThrow(() -> failed);
    }
    limits.take(conversation);
    var message = message(body);
    var turn = admission.admitOr(() -> turns.handle(conversation, message), () -> turns.emergencyAside(conversation, message));
    sockets.grew(conversation, turn.seq());
    return Frames.TurnFrame.of(turn);
  }

  /** Whose conversation it is cannot be told without the store; what is said here of an emergency tells nothing of it. */
  private Optional<Frames.TurnFrame> emergencyAlone(String id, Bodies.Inbound body) {
    return ConversationId.isOne(id)
        ? turns.emergencyAlone(new ConversationId(id), message(body)).map(Frames.TurnFrame::of)
        : Optional.empty();
  }

  private InboundMessage message(Bodies.Inbound body) {
    if (body.command() != null) {
      return words.command(body.id(), body.command());
    }
    if (body.question() != null) {
      return words.choice(body.id(), body.question(), body.version(), body.options());
    }
    return words.text(body.id(), body.text());
  }

  @GetMapping("/{id}")
  Transcript transcript(
      @PathVariable String id, @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
    var conversation = opened(id, authorization);
    return Transcript.of(turns.log(conversation));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(
      @PathVariable String id, @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
    var conversation = opened(id, authorization);
    turns.forget(conversation);
    sockets.forgotten(conversation);
  }

  /** The conversation, if the token opens it; which of the two is wrong is nobody's business. */
  private ConversationId opened(String id, @Nullable String authorization) {
    if (authorization != null && authorization.startsWith(BEARER) && ConversationId.isOne(id)) {
      var conversation = new ConversationId(id);
      if (turns.opens(new Token(authorization.substring(BEARER.length()).strip()), conversation)) {
        return conversation;
      }
    }
    throw new Refused(ErrorCode.UNKNOWN_TOKEN, "send the conversation's own token as 'Authorization: Bearer ...'");
  }
}
