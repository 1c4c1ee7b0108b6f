package io.plumbline.channel.web;

import io.plumbline.conversation.Conversation;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.Token;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Repairs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chat over WebSocket: reads frames, hands messages on, sends what comes back. Every frame is answered, whatever is in it. */
final class ChatSocket extends TextWebSocketHandler implements SubProtocolCapable {

  static final String ADDRESS = "address";
  static final String PROTOCOL = "plumbline.v1";

  private static final Logger LOG = LoggerFactory.getLogger(ChatSocket.class);

  private final TurnHandler turns;
  private final Sockets sockets;
  private final Words words;
  private final WebProperties properties;
  private final Limits limits;
  private final Admission admission;
  private final JsonMapper json;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  private volatile boolean draining = true;

  ChatSocket(TurnHandler turns, Sockets sockets, WebProperties properties, Limits limits, Admission admission, JsonMapper json) {
    this.turns = turns;
    this.sockets = sockets;
    this.words = new Words(turns);
    this.properties = properties;
    this.limits = limits;
    this.admission = admission;
    this.json = json;
  }

  int connected() {
    return lines.size();
  }

  @Override
  public List<String> getSubProtocols() {
    return List.of(PROTOCOL);
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    if (draining || lines.size() >= properties.mostSockets()) {
      session.close(CloseStatus.SERVICE_OVERLOAD);
      return;
    }
    lines.put(session.getId(), new Line(session, properties.readerPatience(), limits.connection(), json, System::nanoTime));
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage pong) {
    Optional.ofNullable(lines.get(session.getId())).ifPresent(Line::heard);
  }

  Collection<Line> lines() {
    return lines.values();
  }

  /** Takes whoever comes. */
  void open() {
    draining = false;
  }

  /** Takes nobody new, lets everybody's turn be answered, and asks them to come again. */
  void drain() {
    draining = true;
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      lines.values().forEach(line -> each.execute(line::drain));
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Optional.ofNullable(lines.remove(session.getId())).ifPresent(sockets::leave);
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable failure) {
    LOG.debug("socket {} failed: {}", session.getId(), failure.getClass().getSimpleName());
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    var line = lines.get(session.getId());
    if (line == null) {
      return;
    }
    line.work(() -> handle(line, message.getPayload(), String.valueOf(session.getAttributes().get(ADDRESS))));
  }

  private void handle(Line line, String payload, String address) {
    var replyTo = new ArrayList<String>(1);
    try {
      line.take(limits);
      limits.take(address);
      var frame = parse(payload);
      optionalText(frame, "id").ifPresent(replyTo::add);
      receive(line, frame);
    } catch (Refused refused) {
      fail(line, refused.code(), String.valueOf(refused.getMessage()), replyTo);
      if (refused.code() == ErrorCode.TOO_FAST && line.isFlood()) {
        line.close(CloseStatus.POLICY_VIOLATION);
      }
    } catch (TurnHandler.AlreadyEnded ended) {
      fail(line, ErrorCode.ENDED, turns.repair(Repairs.Key.ENDED), replyTo);
    } catch (TurnHandler.NoSuchConversation gone) {
      sockets.leave(line);
      fail(line, ErrorCode.UNKNOWN_TOKEN, "this conversation is gone: say hello without a token to begin anew", replyTo);
    } catch (Journal.Failure | Admission.Busy failed) {
      LOG.error("a turn was not taken: {}", failed.getMessage());
      fail(line, ErrorCode.UNAVAILABLE, turns.apology(line.conversation()), replyTo);
    } catch (RuntimeException | Error broken) {
      LOG.error("a turn failed: {} at {}", broken.getClass().getName(),
          broken.getStackTrace().length > 0 ? broken.getStackTrace()[0] : "?");
      fail(line, ErrorCode.UNAVAILABLE, turns.apology(line.conversation()), replyTo);
    }
  }

  private static void fail(Line line, ErrorCode code, String message, List<String> replyTo) {
    line.send(new Frames.Failure("error", code.wire(), message, replyTo.isEmpty() ? null : replyTo.getFirst(), Trace.current()));
  }

  private JsonNode parse(String payload) {
    try {
      var frame = json.readTree(payload);
      if (frame == null || !frame.isObject()) {
        throw new Refused(ErrorCode.BAD_FRAME, "a frame is a JSON object");
      }
      return frame;
    } catch (JacksonException broken) {
      throw new Refused(ErrorCode.BAD_JSON, "the frame is not JSON");
    }
  }

  private void receive(Line line, JsonNode frame) {
    var type = text(frame, "type");
    if (type.equals("say") && line.isTurnedAway()) {
      line.send(Frames.TurnFrame.of(turns.emergencyAlone(said(frame)).orElseThrow(this::unavailable)));
      return;
    }
    if (!type.equals("hello") && line.conversation().isEmpty() && isKnown(type)) {
      throw new Refused(ErrorCode.BAD_FRAME, "the first frame is hello");
    }
    switch (type) {
      case "hello" -> hello(line, frame);
      case "say" -> answer(line, said(frame));
      case "choose" ->
        answer(
            line,
            words.choice(
                optionalText(frame, "id").orElse(null),
                optionalText(frame, "question").orElse(null),
                optionalText(frame, "version").orElse(null),
                options(frame)));
      case "back", "restart", "human" -> answer(line, words.command(optionalText(frame, "id").orElse(null), type));
      case "end" -> end(line);
      case "forget" -> forget(line);
      default -> throw new Refused(ErrorCode.UNKNOWN_TYPE, "the type is hello, say, choose, back, restart, human, end or forget");
    }
  }

  private InboundMessage said(JsonNode frame) {
    return words.text(optionalText(frame, "id").orElse(null), optionalText(frame, "text").orElse(null));
  }

  private Refused unavailable() {
    return new Refused(ErrorCode.UNAVAILABLE, turns.apology(Optional.empty()));
  }

  private static boolean isKnown(String type) {
    return List.of("say", "choose", "back", "restart", "human", "end", "forget").contains(type);
  }

  /** Whoever can not be let in for a fault of ours may still say that it is an emergency. */
  private void hello(Line line, JsonNode frame) {
    line.turnedAway(false);
    try {
      welcome(line, frame);
    } catch (Refused mistake) {
      throw mistake;
    } catch (RuntimeException | Error ours) {
      line.turnedAway(true);
      throw ours;
    }
  }

  private void welcome(Line line, JsonNode frame) {
    var token = optionalText(frame, "token");
    if (token.isPresent()) {
      resume(line, new Token(token.get()), afterSeq(frame));
      return;
    }
    sockets.leave(line);
    var welcome = admission.admit(() -> open(frame));
    line.send(
        new Frames.Welcome(
            "welcome", welcome.conversation().value(), welcome.token().secret(), welcome.turn().seq(),
            Frames.TurnFrame.of(welcome.turn())));
    sockets.join(welcome.conversation(), line, welcome.turn().seq());
  }

  private TurnHandler.Welcome open(JsonNode frame) {
    var pack = optionalText(frame, "pack");
    try {
      return turns.open(
          new TurnHandler.Opening("web", Words.locale(optionalText(frame, "locale").orElse(null)), optionalText(frame, "region"),
              pack.map(PackId::new)));
    } catch (TurnHandler.NoSuchPack | IllegalArgumentException unknown) {
      throw new Refused(ErrorCode.BAD_FRAME, "there is no pack of that name: see /api/v1/packs");
    }
  }

  private void resume(Line line, Token token, long afterSeq) {
    var conversation = turns
        .resume(token)
        .orElseThrow(() -> new Refused(ErrorCode.UNKNOWN_TOKEN, "no conversation has this token: say hello without one to begin anew"));
    sockets.leave(line);
    line.send(
        new Frames.Welcome(
            "welcome", conversation.id().value(), token.secret(), conversation.seq(), Frames.TurnFrame.of(conversation.latest())));
    sockets.join(conversation.id(), line, Math.clamp(afterSeq, 0, conversation.seq()));
    var latest = turns.resume(token).map(Conversation::seq).orElse(conversation.seq()); // somebody may have written before it was joined
    line.hear(latest, sockets);
  }

  private static long afterSeq(JsonNode frame) {
    var node = frame.get("afterSeq");
    if (node == null || node.isNull()) {
      return 0;
    }
    if (!node.isIntegralNumber()) {
      throw new Refused(ErrorCode.BAD_FRAME, "'afterSeq' is a whole number");
    }
    return node.longValue();
  }

  private void answer(Line line, InboundMessage message) {
    var id = line.conversation().orElseThrow(() -> new Refused(ErrorCode.BAD_FRAME, "the first frame is hello"));
    limits.take(id);
    var before = line.shown();
    var turn = admission.admitOr(() -> turns.handle(id, message), () -> turns.emergencyAside(id, message));
    line.answer(turn, before, sockets);
    sockets.grew(id, turn.seq(), line);
  }

  private void end(Line line) {
    var id = line.conversation().orElseThrow(() -> new Refused(ErrorCode.BAD_FRAME, "the first frame is hello"));
    turns.end(id);
    var seq = turns.log(id).size() - 1L;
    if (seq > line.shown()) {
      line.hear(seq, sockets);
    } else {
      line.send(sockets.farewell(seq));
    }
    sockets.grew(id, seq, line);
  }

  private void forget(Line line) {
    var id = line.conversation().orElseThrow(() -> new Refused(ErrorCode.BAD_FRAME, "the first frame is hello"));
    turns.forget(id);
    sockets.forgotten(id, line);
    sockets.leave(line);
    line.send(sockets.forgotten());
  }

  private static @Nullable List<String> options(JsonNode frame) {
    var node = frame.get("options");
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isArray()) {
      throw new Refused(ErrorCode.BAD_FRAME, "'options' is a list of option ids");
    }
    var options = new ArrayList<String>();
    for (var option : node) {
      if (!option.isString()) {
        throw new Refused(ErrorCode.BAD_FRAME, "'options' is a list of option ids");
      }
      options.add(option.stringValue());
    }
    return options;
  }

  private static String text(JsonNode frame, String key) {
    return optionalText(frame, key).orElseThrow(() -> new Refused(ErrorCode.BAD_FRAME, "'" + key + "' is missing"));
  }

  private static Optional<String> optionalText(JsonNode frame, String key) {
    var node = frame.get(key);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isString()) {
      throw new Refused(ErrorCode.BAD_FRAME, "'" + key + "' is a string");
    }
    return Optional.of(node.stringValue());
  }
}
