package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.anthropic.Answers.NEW;
import static dev.llmjava.wire.anthropic.Answers.OLD;
import static dev.llmjava.wire.anthropic.Answers.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static final Dialect BUDGETS =
      new Dialect(PROVIDER, "claude-3", 2000, Set.of(Dialect.Ability.THINKING));
  private static final Tool TOOL = new Tool("f", "", Json.Obj.EMPTY, arguments -> "");

  @Test
  void aSimplePrompt() {
    Rendered rendered = Render.render(Prompt.builder().system("s").user("hi").build(), NEW);

    assertThat(rendered.path()).isEqualTo("v1/messages");
    assertThat(rendered.headers()).isEmpty();
    assertThat(rendered.body())
        .hasToString(
            "{\"model\":\"claude-9\",\"max_tokens\":1000,\"system\":\"s\",\"messages\":[{\"role\":"
                + "\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]}],\"stream\":true}");
  }

  @Test
  void optionsHaveTheirPlacesAndOthersGoOutAsTheyAre() {
    Prompt prompt =
        Prompt.builder().user("hi").stream(false)
            .option("max_tokens", Json.of(5))
            .option("temperature", Json.of(0.5))
            .option("top_k", Json.Null.NULL)
            .option("user_id", Json.of("u"))
            .option("stop_sequences", Json.of("[\"a\", \"b\"]"))
            .option("fast", Json.of(true))
            .option("service_tier", Json.of("auto"))
            .option("betas", Json.of("my-beta"))
            .build();

    Rendered rendered = Render.render(prompt, NEW);

    assertThat(rendered.body().without("model", "messages"))
        .hasToString(
            "{\"max_tokens\":5,\"metadata\":{\"user_id\":\"u\"},\"stop_sequences\":[\"a\",\"b\"],"
                + "\"speed\":\"fast\",\"temperature\":0.5,\"service_tier\":\"auto\","
                + "\"stream\":false}");
    assertThat(rendered.headers()).containsEntry("anthropic-beta", "fast-mode-2026-02-01,my-beta");
  }

  @Test
  void aStopSequenceMayBeOneText() {
    assertThat(body(option("stop_sequences", Json.of("x")), NEW).get("stop_sequences"))
        .hasToString("[\"x\"]");
    assertThatThrownBy(() -> body(option("stop_sequences", Json.of("[1")), NEW))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageContaining("\"[1\"");
  }

  @Test
  void settingsThatExcludeEachOtherAreRefusedBeforeAnythingIsSent() {
    Prompt both =
        option("top_p", Json.of(0.5)).toBuilder().option("temperature", Json.of(1)).build();
    Prompt tools = Prompt.builder().user("q").schema(Json.Obj.EMPTY).tools(List.of(TOOL)).build();
    Prompt thinks =
        Prompt.builder().user("q").schema(Json.Obj.EMPTY).option("thinking", Json.of(true)).build();

    assertThatThrownBy(() -> body(both, NEW)).hasMessageContaining("temperature and top_p");
    assertThatThrownBy(() -> body(tools, OLD))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageContaining("a schema or tools, not both");
    assertThatThrownBy(() -> body(thinks, BUDGETS)).hasMessageContaining("a schema or thinking");
    assertThatThrownBy(() -> body(option("prefill", Json.of("x")), NEW))
        .hasMessageContaining("claude-9 does not take a prefill");
    assertThatThrownBy(() -> body(option("web_search", Json.of(true)), OLD))
        .hasMessageContaining("claude-1 cannot search the web");
    assertThat(body(tools, NEW).has("tools")).isTrue();
  }

  @Test
  void aSchemaBindsNewModelsAndIsAForcedToolForOldOnes() {
    Json.Obj schema = Json.parseObject("{\"type\":\"object\",\"properties\":{}}");
    Prompt prompt = Prompt.builder().user("q").schema(schema).build();

    assertThat(body(prompt, NEW).get("output_config"))
        .hasToString(
            "{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\","
                + "\"properties\":{},\"additionalProperties\":false}}}");
    assertThat(body(prompt, OLD).get("tools"))
        .hasToString("[{\"name\":\"output_structured_data\",\"input_schema\":" + schema + "}]");
    assertThat(body(prompt, OLD).get("tool_choice"))
        .hasToString("{\"type\":\"tool\",\"name\":\"output_structured_data\"}");
  }

  @Test
  void whatAStrictSchemaCannotEnforceIsTold() {
    Json.Obj schema =
        Json.parseObject(
            """
            {"type":"object","properties":{"n":{"type":"integer","minimum":1,"description":"N"},\
            "l":{"type":"array","minItems":1,"items":{"oneOf":[{"type":"string","format":"email"},\
            {"type":"string","format":"odd"}]}}},"required":["n"]}\
            """);

    Rendered rendered = Render.render(Prompt.builder().user("q").schema(schema).build(), NEW);

    assertThat(rendered.body().object("output_config").object("format").get("schema"))
        .hasToString(
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"description\":"
                + "\"N\\n\\n{minimum: 1}\"},\"l\":{\"type\":\"array\",\"minItems\":1,\"items\":"
                + "{\"anyOf\":[{\"type\":\"string\",\"format\":\"email\"},{\"type\":\"string\","
                + "\"description\":\"{format: \\\"odd\\\"}\"}]}}},\"required\":[\"n\"],"
                + "\"additionalProperties\":false}");
    assertThat(rendered.warnings()).extracting(warning -> warning.feature()).contains("schema");
  }

  @Test
  void thinkingIsAskedForAsTheModelTakesIt() {
    Prompt plain = option("thinking", Json.of(true));
    Prompt budget = option("thinking_budget", Json.of(3000));
    Prompt effort = option("thinking_effort", Json.of("low"));
    Prompt display = option("thinking_display", Json.of(true));

    assertThat(body(plain, BUDGETS).get("thinking"))
        .hasToString("{\"type\":\"enabled\",\"budget_tokens\":1024}");
    assertThat(body(plain, NEW).get("thinking")).hasToString("{\"type\":\"adaptive\"}");
    assertThat(body(budget, NEW).get("thinking"))
        .hasToString("{\"type\":\"enabled\",\"budget_tokens\":3000}");
    assertThat(body(budget, BUDGETS).integer("max_tokens")).isEqualTo(3001);
    assertThat(body(effort, NEW).get("thinking")).hasToString("{\"type\":\"adaptive\"}");
    assertThat(body(effort, NEW).get("output_config")).hasToString("{\"effort\":\"low\"}");
    assertThat(body(display, NEW).get("thinking"))
        .hasToString("{\"type\":\"adaptive\",\"display\":\"summarized\"}");
    assertThat(body(plain.toBuilder().hideReasoning(true).build(), NEW).get("thinking"))
        .hasToString("{\"type\":\"adaptive\",\"display\":\"omitted\"}");
    assertThat(body(plain, OLD).has("thinking")).isFalse();
    assertThat(Render.render(plain, OLD).warnings()).hasSize(1);
  }

  @Test
  void toolsThatTheProviderRunsHaveTheirDatesNamesAndBetas() {
    Prompt prompt =
        Prompt.builder()
            .user("q")
            .tools(List.of(TOOL))
            .serverTools(
                List.of(
                    ServerTool.of(ServerTool.WEB_SEARCH),
                    new ServerTool(ServerTool.WEB_FETCH, Json.object().put("max_uses", 2).build()),
                    ServerTool.of(ServerTool.CODE_EXECUTION),
                    ServerTool.of("text_editor_20250728"),
                    ServerTool.of("advisor_20260301"),
                    new ServerTool(
                        "mcp",
                        Json.object().put("name", "wiki").put("url", "https://w.example").build())))
            .build();

    Rendered rendered = Render.render(prompt, NEW);

    assertThat(rendered.body().get("tools"))
        .hasToString(
            "[{\"name\":\"f\",\"input_schema\":{\"type\":\"object\"}},"
                + "{\"type\":\"web_search_20260318\",\"name\":\"web_search\"},"
                + "{\"type\":\"web_fetch_20260318\",\"name\":\"web_fetch\",\"max_uses\":2},"
                + "{\"type\":\"code_execution_20260521\",\"name\":\"code_execution\"},"
                + "{\"type\":\"text_editor_20250728\",\"name\":\"str_replace_based_edit_tool\"},"
                + "{\"type\":\"advisor_20260301\",\"name\":\"advisor\"},"
                + "{\"type\":\"mcp_toolset\",\"mcp_server_name\":\"wiki\"}]");
    assertThat(rendered.body().get("mcp_servers"))
        .hasToString("[{\"type\":\"url\",\"name\":\"wiki\",\"url\":\"https://w.example\"}]");
    assertThat(rendered.headers())
        .containsEntry("anthropic-beta", "advisor-tool-2026-03-01,mcp-client-2025-11-20");
    assertThat(body(prompt, OLD).items("tools").get(1))
        .hasToString("{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}");
  }

  @Test
  void optionsOfTheWebSearchAreItsSettings() {
    Prompt prompt =
        option("web_search", Json.of(true)).toBuilder()
            .option("web_search_max_uses", Json.of(3))
            .option("web_search_allowed_domains", Json.of("a.example"))
            .option("web_search_location", Json.of("{\"city\": \"Paris\"}"))
            .build();

    assertThat(body(prompt, NEW).get("tools"))
        .hasToString(
            "[{\"type\":\"web_search_20250305\",\"name\":\"web_search\",\"max_uses\":3,"
                + "\"allowed_domains\":[\"a.example\"],\"user_location\":{\"city\":\"Paris\","
                + "\"type\":\"approximate\"}}]");
    assertThatThrownBy(
            () ->
                body(
                    prompt.toBuilder().option("web_search_location", Json.of("Paris")).build(),
                    NEW))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageContaining("\"Paris\"");
  }

  @Test
  void attachmentsAreImagesAndDocuments() {
    Part marked =
        new Part.Media(
            Attachment.url("application/pdf", "https://a.example/b.pdf"),
            ProviderData.of(PROVIDER, "title", Json.of("B")));
    Prompt prompt =
        Prompt.builder()
            .user(
                Attachment.of("image/jpg", bytes("i")),
                Attachment.url("image/png", "https://a.example/a.png"),
                marked,
                Attachment.of("text/markdown", bytes("# hi")))
            .build();

    assertThat(((Json.Obj) body(prompt, NEW).items("messages").getFirst()).get("content"))
        .hasToString(
            "[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/jpeg\","
                + "\"data\":\"aQ==\"}},{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":"
                + "\"https://a.example/a.png\"}},{\"type\":\"document\",\"source\":{\"type\":"
                + "\"url\",\"url\":\"https://a.example/b.pdf\"},\"title\":\"B\"},{\"type\":"
                + "\"document\",\"source\":{\"type\":\"text\",\"media_type\":\"text/plain\","
                + "\"data\":\"# hi\"}}]");
    assertThatThrownBy(
            () -> body(Prompt.builder().user(Attachment.of("audio/wav", bytes("x"))).build(), NEW))
        .hasMessage("an attachment of type audio/wav cannot be sent");
  }

  @Test
  void whatIsToBeCachedIsMarked() {
    ProviderData mark =
        ProviderData.of(
            PROVIDER, "cache_control", Json.parseObject("{\"type\":\"ephemeral\",\"ttl\":\"1h\"}"));
    Prompt prompt =
        Prompt.builder()
            .message(new Message(Role.SYSTEM, List.of(new Part.Text("s")), mark))
            .user(new Part.Text("a", mark), "b")
            .option("cache", Json.of(true))
            .build();

    Json.Obj body = body(prompt, NEW);

    assertThat(body.get("system"))
        .hasToString(
            "[{\"type\":\"text\",\"text\":\"s\",\"cache_control\":{\"type\":\"ephemeral\","
                + "\"ttl\":\"1h\"}}]");
    assertThat(((Json.Obj) body.items("messages").getFirst()).get("content"))
        .hasToString(
            "[{\"type\":\"text\",\"text\":\"a\",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":"
                + "\"1h\"}},{\"type\":\"text\",\"text\":\"b\",\"cache_control\":{\"type\":"
                + "\"ephemeral\"}}]");
  }

  private static Prompt option(String name, Json value) {
    return Prompt.builder().user("q").option(name, value).build();
  }

  private static Json.Obj body(Prompt prompt, Dialect dialect) {
    return Render.render(prompt, dialect).body();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
