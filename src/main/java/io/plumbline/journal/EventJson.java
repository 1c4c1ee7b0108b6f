package io.plumbline.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.FindingId;
import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.dialog.ChecklistId;
import io.plumbline.dialog.DialogEvent;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.MeasureId;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.StateId;
import io.plumbline.dialog.TopicId;
import io.plumbline.nlu.Answer;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON and back. ASCII only, so that even half a surrogate pair comes back as it was typed. */
final class EventJson {

  private static final List<Class<?>> IDS = List.of(
      FindingId.class,
      AttributeId.class,
      ConversationId.class,
      ChecklistId.class,
      DialogId.class,
      MeasureId.class,
      PackId.class,
      StateId.class,
      TopicId.class);

  private static final List<Class<?>> KINDS = List.of(
      ConversationEvent.class,
      DialogEvent.class,
      Input.class,
      Input.Answered.class,
      InboundMessage.What.class,
      AttributeValue.class,
      Answer.class);

  private static final int VERSION = 1;

  private final JsonMapper mapper;

  EventJson() {
    var builder = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    IDS.forEach(id -> builder.addMixIn(id, AsText.class));
    KINDS.forEach(kind -> builder.addMixIn(kind, OfKind.class));
    mapper = builder.build();
  }

  /** With the version of the shape; a shape that changes gets the next number, and {@link #read(String)} goes on knowing the old. */
  String write(ConversationEvent event) {
    return mapper.writeValueAsString(new Versioned(VERSION, event));
  }

  /** @throws JacksonException when it is of a shape that nothing here knows */
  ConversationEvent read(String json) {
    var node = mapper.readTree(json);
    return switch (node.path("v").asInt(0)) {
      case VERSION -> mapper.treeToValue(node.path("event"), ConversationEvent.class);
      default ->
        throw DatabindException.from((JsonParser) null, "an event of version " + node.path("v") + "; this program knows 1 to " + VERSION);
    };
  }

  String write(List<List<String>> texts) {
    return mapper.writeValueAsString(texts);
  }

  <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }

  private record Versioned(int v, ConversationEvent event) {}

  /** An id is its text. */
  private abstract static class AsText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsText(String value) {}

    @JsonValue
    abstract String value();
  }

  /** A kind says which it is by its own name. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface OfKind {}
}
