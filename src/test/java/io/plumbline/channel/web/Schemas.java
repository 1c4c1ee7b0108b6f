package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds JSON against the schemas of a published description. */
final class Schemas {

  private final ObjectNode document;

  /** @param document an OpenAPI or AsyncAPI document, whose schemas refer to {@code #/components/...} */
  Schemas(JsonNode document) {
    this.document = (ObjectNode) document;
  }

  void hold(String reference, JsonNode value) {
    var schema = RunningServer.JSON.createObjectNode();
    schema.put("$ref", reference);
    schema.set("components", document.get("components"));
    var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema).validate(value);
    assertThat(errors).as(reference + " against " + value).isEmpty();
  }
}
