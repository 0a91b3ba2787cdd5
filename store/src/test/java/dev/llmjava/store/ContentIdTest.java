package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.Test;

/** Ids that LLM 0.32 gives. */
class ContentIdTest {
  @Test
  void ofSchemas() {
    Json.Obj named =
        Json.parseObject(
            "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
                + "\"age\":{\"type\":\"integer\"}},\"required\":[\"name\",\"age\"]}");

    assertThat(ContentId.schema(Json.parseObject("{\"schema\": \"one\"}")))
        .isEqualTo("9a8ed2c9b17203f6d8905147234475b5");
    assertThat(ContentId.schema(named)).isEqualTo("848bffbc260a905ad40888a4518f40ef");
  }

  @Test
  void ofFragments() {
    assertThat(ContentId.fragment("Hello fragment 1"))
        .isEqualTo("c73a6c9c1cf755cb0ab7cc0813f6e1939b4d867a4df483d14d2a4c95c4485df4");
  }

  @Test
  void ofTools() {
    Tool upper =
        tool(
            "upper",
            "Convert text to uppercase.",
            "{\"properties\":{\"text\":{\"type\":\"string\"}},\"required\":[\"text\"],"
                + "\"type\":\"object\"}");
    Tool version =
        tool(
            "llm_version",
            "Return the installed version of llm",
            "{\"properties\": {}, \"type\": \"object\"}");

    assertThat(ContentId.tool(upper, null))
        .isEqualTo("60d7820240e529d9a1c965e040f7672758698b827fc6677f13e455a1ca739874");
    assertThat(ContentId.tool(upper, "ToolsPlugin"))
        .isEqualTo("dd62398c3bd8807bb7ed4f2acc9069948955b135ac08a2443418935c01161b44");
    assertThat(ContentId.tool(version, "llm.default_plugins.default_tools"))
        .isEqualTo("0b74aaa30fdc791cd960bf5adbdd3dffe7f160a781b7546cdbe7fdebd1e78351");
  }

  @Test
  void ofAToolWithoutDescriptionAsOfAFunctionWithoutDocumentation() {
    Tool shout =
        tool(
            "shout",
            "",
            "{\"properties\":{\"text\":{\"type\":\"string\"}},\"required\":[\"text\"],"
                + "\"type\":\"object\"}");

    assertThat(ContentId.tool(shout, null))
        .isEqualTo("d3901a94494d14b3cbdfb58d7b7ba0abc2ce7180ce87805052f2b0fa4d224709");
  }

  @Test
  void ofAttachments() {
    Attachment address = Attachment.url("image/png", "https://example.com/a.png");
    Attachment bytes = Attachment.of("image/png", MessageHashTest.PNG);

    assertThat(AttachmentKey.of(address).id())
        .isEqualTo("4509d135b8dccac5ed703ec3d14f36262fee03820b04a7864208e32be92ebbd4");
    assertThat(AttachmentKey.of(bytes).id())
        .isEqualTo("4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6");
  }

  private static Tool tool(String name, String description, String schema) {
    return new Tool(name, description, Json.parseObject(schema), arguments -> "");
  }
}
