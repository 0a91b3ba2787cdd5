package dev.llmjava.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  @Test
  void referencesAreReplacedAndIdleWordsLeftOut() {
    Schema schema =
        of(
            """
            {"$schema": "x", "title": "T", "type": "object", "additionalProperties": false,
             "properties": {"title": {"type": "string", "title": "Title"},
               "dogs": {"type": "array", "items": {"$ref": "#/$defs/Dog"}},
               "$ref": {"$ref": "#/$defs/Dog", "description": "mine"}},
             "$defs": {"Dog": {"type": "object", "properties": {"a": {"$ref": "#/$defs/A"}}},
                       "A": {"type": "integer"}}}\
            """);

    assertThat(schema.plain()).isTrue();
    assertThat(schema.json())
        .isEqualTo(
            Json.parse(
                """
                {"type": "object", "properties": {"title": {"type": "string"},
                 "dogs": {"type": "array", "items":
                   {"type": "object", "properties": {"a": {"type": "integer"}}}},
                 "$ref": {"type": "object", "properties": {"a": {"type": "integer"}},
                   "description": "mine"}}}\
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":[\"string\",\"null\"]}",
        "{\"enum\":[1,2]}",
        "{\"const\":1}",
        "{\"type\":\"string\",\"format\":\"email\"}",
        "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"anyOf\":[{\"oneOf\":[]}]}}}",
        "{\"type\":\"array\",\"items\":false}"
      })
  void whatGeminisFormCannotSayGoesAsJsonSchema(String json) {
    assertThat(of(json)).isEqualTo(new Schema(Json.parseObject(json), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#/$defs/N\",\"$defs\":{\"N\":{\"items\":{\"$ref\":\"#/$defs/N\"}}}}",
        "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/A\"},\"title\":{\"type\":\"string\"}},\"$defs\":"
            + "{\"A\":{\"items\":{\"$ref\":\"#/$defs/B\"}},\"B\":{\"items\":{\"$ref\":\"#/$defs/A\"}}}}",
        "{\"$ref\":\"#/$defs/N\",\"$defs\":{\"N\":{\"$ref\":\"#/$defs/N\"}}}"
      })
  void recursionGoesAsJsonSchemaAsItIs(String json) {
    assertThat(of(json)).isEqualTo(new Schema(Json.parseObject(json), false));
  }

  @Test
  void whatIsReferredToMustBeThere() {
    assertThatThrownBy(() -> of("{\"$ref\":\"#/$defs/N\"}"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("the schema refers to \"#/$defs/N\", which it lacks");
  }

  private static Schema of(String json) {
    return Schema.of(Json.parseObject(json));
  }
}
