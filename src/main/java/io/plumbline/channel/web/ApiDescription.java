package io.plumbline.channel.web;

import io.plumbline.conversation.Turn;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond what the controllers show: what is always there, what may be null, how failures look. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String PROBLEM = "Problem";
  private static final String TOKEN = "conversationToken";

  private static final List<Class<? extends Record>> ANSWERS = List.of(
      Frames.TurnFrame.class,
      Turn.Message.class,
      Turn.Asked.class,
      Turn.Choice.class,
      Turn.Level.class,
      Turn.Action.class,
      ConversationController.Opened.class,
      Transcript.class,
      Transcript.Finding.class,
      Transcript.Exchange.class,
      Transcript.Said.class,
      Transcript.Reason.class,
      Understood.class,
      Understood.IntentJson.class,
      Understood.AnswerJson.class,
      Understood.FindingJson.class,
      Understood.Details.class,
      Understood.AttributeJson.class,
      Understood.CorrectionJson.class,
      Understood.UnreadJson.class,
      UnderstandingController.Asserted.class,
      UnderstandingController.Known.class,
      UnderstandingController.KnownFindings.class,
      UnderstandingController.KnownPack.class,
      UnderstandingController.KnownPacks.class);

  @Bean
  OpenApiCustomizer plumblineApi() {
    return api -> {
      api.info(
          new Info()
              .title("Plumbline")
              .version("v1")
              .description("Conversations of a chat triage assistant, and what it understands.")
              .license(new License().name("Apache-2.0")));
      var components = api.getComponents() == null ? new Components() : api.getComponents();
      components.addSecuritySchemes(TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
      components.addSchemas(PROBLEM, problem());
      api.components(components);
      ANSWERS.forEach(answer -> complete(api, answer));
      api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::withFailures));
      api.getPaths().forEach(
          (path, item) -> {
            if (path.contains("{id}")) {
              item.readOperations().forEach(operation -> operation.addSecurityItem(new SecurityRequirement().addList(TOKEN)));
            }
          });
    };
  }

  private static Schema<?> problem() {
    Schema<?> problem = new Schema<Object>().types(Set.of("object")).description("RFC 9457 problem document");
    problem.addProperty("title", text());
    problem.addProperty("status", new Schema<Object>().types(Set.of("integer")));
    problem.addProperty("detail", text());
    problem.addProperty("code",
        text().description("stable: bad_json, bad_frame, too_long, empty, too_fast, unknown_token, ended, unavailable, ..."));
    problem.addProperty("trace", text().description("what support looks for in the log; in every answer's X-Trace-Id, too"));
    problem.setRequired(List.of("title", "status", "detail", "code", "trace"));
    return problem;
  }

  private static Schema<?> text() {
    return new StringSchema().types(Set.of("string"));
  }

  private static void complete(OpenAPI api, Class<? extends Record> answer) {
    var schemas = api.getComponents().getSchemas();
    Schema<?> schema = schemas == null ? null : schemas.get(answer.getSimpleName());
    if (schema == null || schema.getProperties() == null) {
      return;
    }
    var required = new ArrayList<String>();
    for (var component : answer.getRecordComponents()) {
      required.add(component.getName());
      var property = schema.getProperties().get(component.getName());
      if (property != null && mayBeNull(component)) {
        schema.addProperty(component.getName(), orNull(property));
      }
    }
    schema.setRequired(required);
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() != null) {
      return new Schema<Object>().anyOf(List.of(property, new Schema<Object>().types(Set.of("null"))));
    }
    var types = new LinkedHashSet<String>(property.getTypes() == null ? Set.of(property.getType()) : property.getTypes());
    types.add("null");
    return property.types(types);
  }

  private static void withFailures(Operation operation) {
    var content = new Content().addMediaType("application/problem+json",
        new MediaType().schema(new Schema<Object>().$ref("#/components/schemas/" + PROBLEM)));
    operation.getResponses().addApiResponse("default",
        new ApiResponse().description("refused or failed, with a stable code").content(content));
    operation.getResponses().values().forEach(ApiDescription::asJson);
  }

  /** Answers are JSON, whatever the framework says of it. */
  private static void asJson(ApiResponse response) {
    var content = response.getContent();
    if (content != null && content.containsKey("*/*")) {
      var any = content.get("*/*");
      content.remove("*/*");
      content.addMediaType("application/json", any);
    }
  }
}
