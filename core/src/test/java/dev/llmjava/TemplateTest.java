package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static Template template(String json) {
    return Template.of("t", Json.parse(json));
  }

  private static Template.Texts texts(String prompt, String system) {
    return new Template.Texts(prompt, system);
  }

  @Test
  void variablesAreReplaced() {
    Template template =
        template("{'prompt':'$a ${b}c $$a $input $_X9-','system':'Be $a.'}".replace('\'', '"'));

    assertThat(template.evaluate("words $a", Map.of("a", "1", "b", "$2", "_X9", "_")))
        .isEqualTo(texts("1 $2c $a words $a _-", "Be 1."));
  }

  @Test
  void givenValuesWinOverDefaultsAndTheInputOverBoth() {
    Template template =
        template(
            """
            {"prompt": "$input $a $b $c $d $e",
             "defaults": {"a": "x", "b": 1.0, "c": true, "d": null, "e": [1, "y"], "input": "no"}}
            """);

    assertThat(template.evaluate("yes", Map.of("a", "given", "input", "no")).prompt())
        .isEqualTo("yes given 1.0 True None [1, \"y\"]");
  }

  @Test
  void whatIsMissingIsNamedOnce() {
    assertThatThrownBy(() -> template("\"$a ${b} $a\"").evaluate("", Map.of()))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("Missing variables: a, b");
  }

  @Test
  void aDollarThatBeginsNoVariableIsAnErrorWithItsPlace() {
    for (String stray : new String[] {"$5", "${", "${a b}", "$", "$ä"}) {
      assertThatThrownBy(() -> Template.of("t", "one\nab" + stray).evaluate("", Map.of()))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(
              "Invalid placeholder in template: line 2, column 3; write $$ for a dollar sign");
    }
  }

  @Test
  void withoutAPromptTheInputIsThePrompt() {
    Template template = template("{\"system\": \"s\"}");

    assertThat(template.evaluate("words", Map.of())).isEqualTo(texts("words", "s"));
    assertThat(template.usesInput()).isFalse();
    assertThat(template("{\"system\": \"${input}\"}").usesInput()).isTrue();
    assertThat(template("\"$$input $inputs\"").usesInput()).isFalse();
  }

  @Test
  void fieldsAreRead() {
    Template template =
        template(
            """
            {"name": "other", "model": "m", "options": {"x": 1.5}, "extract": "no",
             "extract_last": 1, "schema_object": {}, "fragments": ["f"],
             "system_fragments": ["s"], "tools": ["T(1)"], "functions": "code", "prompt": null,
             "attachments": ["a.png"], "attachment_types": [{"type": "a/b", "value": "c"}]}
            """);

    assertThat(template.name()).isEqualTo("t");
    assertThat(template.model()).isEqualTo("m");
    assertThat(template.options()).isEqualTo(Json.parse("{\"x\": 1.5}"));
    assertThat(template.extract()).isFalse();
    assertThat(template.extractLast()).isTrue();
    assertThat(template.schema()).isNull();
    assertThat(template.fragments()).containsExactly("f");
    assertThat(template.systemFragments()).containsExactly("s");
    assertThat(template.tools()).containsExactly("T(1)");
    assertThat(template.functions()).isEqualTo("code");
    assertThat(template.attachments()).containsExactly("a.png");
    assertThat(template.typedAttachments())
        .containsExactly(new Template.TypedAttachment("c", "a/b"));
    assertThat(template.fields().has("prompt")).isFalse();
    assertThat(template.fields().has("name")).isFalse();
  }

  @Test
  void allFaultsAreToldAtOnce() {
    invalid(
        """
        {"prompt": 5, "zz": 1, "system": ["a"], "attachments": "x", "defaults": [1],
         "attachment_types": [{"type": "a"}, 7, {"value": "b", "type": 3}],
         "extract": "maybe", "extract_last": [3], "fragments": [1, "a"]}
        """,
        """
        A validation error occurred:
        prompt
          Input should be a valid string
        system
          Input should be a valid string
        attachments
          Input should be a valid list
        attachment_types, 0, value
          Field required
        attachment_types, 1
          Input should be a valid dictionary or instance of AttachmentType
        attachment_types, 2, type
          Input should be a valid string
        defaults
          Input should be a valid dictionary
        extract
          Input should be a valid boolean, unable to interpret input
        extract_last
          Input should be a valid boolean
        fragments, 0
          Input should be a valid string
        zz
          Extra inputs are not permitted\
        """);
    invalid("null", "Template \"t\" is empty");
    invalid("[1]", "Template \"t\" must be a text or a map, such as \"prompt: Say hello\"");
  }

  private static void invalid(String json, String message) {
    assertThatThrownBy(() -> template(json))
        .isInstanceOf(LlmException.InvalidTemplate.class)
        .hasMessage(message);
  }
}
