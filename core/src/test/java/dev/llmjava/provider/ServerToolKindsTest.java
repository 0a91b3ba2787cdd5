package dev.llmjava.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Llm;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerToolKindsTest {
  private static final List<String> NAMES = List.of("web_search", "web_fetch", "code_execution");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "gpt-5.5, WebSearch CodeInterpreter ServerSideTool",
    "gpt-4o, ''",
    "anthropic/claude-sonnet-4-5, WebSearch WebFetch CodeExecution ServerSideTool",
    "anthropic/claude-3-opus-latest, ServerSideTool",
    "gemini/gemini-3.5-flash,"
        + " GoogleSearch URLContext CodeExecution GoogleMaps FileSearch ComputerUse",
    "openrouter/acme/m, WebSearch WebFetch ServerSideTool",
    "groq/openai/gpt-oss-20b, BrowserSearch CodeInterpreter",
    "groq/groq/compound, WebSearch VisitWebsite CodeInterpreter BrowserAutomation WolframAlpha",
    "groq/llama-3.1-8b-instant, ''",
    "xai/grok-4.3, ''",
    "perplexity/sonar, ''"
  })
  void everyModelSaysWhatItRuns(String model, String tools) {
    try (Llm llm = llm(Map.of())) {
      assertThat(String.join(" ", displayNames(llm.model(model)))).isEqualTo(tools);
    }
  }

  @Test
  void aToolThatTheModelDoesNotRunIsRefusedBeforeAnythingIsSent() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.stream("{}"));
        Llm llm = llm(Map.of("OPENAI_BASE_URL", server.address().toString()))) {
      assertThatThrownBy(() -> llm.model("gpt-5.5").prompt(asking("web_fetch")).text())
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(
              "Model 'gpt-5.5' does not support server-side tool 'web_fetch' - it runs"
                  + " 'web_search', 'code_execution', others by the types in its manual");
      assertThatThrownBy(() -> llm.model("gpt-4o").prompt(asking("file_search")).text())
          .hasMessage(
              "Model 'gpt-4o' does not support server-side tool 'file_search' - it runs none");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void theProvidersOwnTypesPassWithOrWithoutADate() {
    var search =
        new ServerTool.Kind(
            "web_search", "WebSearch", "", List.of("web_search", "web_search_preview"));

    assertThat(search.covers("web_search")).isTrue();
    assertThat(search.covers("web_search_20250305")).isTrue();
    assertThat(search.covers("web_search_preview_2025_03_11")).isTrue();
    assertThat(search.covers("web_search_more")).isFalse();
    assertThat(search.covers("web_searching")).isFalse();
    assertThat(search.covers("web_fetch")).isFalse();
  }

  @Test
  void anyOtherToolIsNoneThatHasANameOfOurs() {
    ServerTool.Kind any = ServerTool.Kind.anyOther("");
    assertThat(NAMES).noneMatch(any::covers);
    assertThat(any.covers("image_generation")).isTrue();
    assertThat(ServerTool.Kind.anyOther("acme:").covers("image_generation")).isFalse();
    assertThat(ServerTool.Kind.anyOther("acme:").covers("acme:image")).isTrue();
  }

  @Test
  void whatGroqsSystemsMayUseIsASetting() throws Exception {
    try (var server =
            new LoopbackServer(
                LoopbackServer.stream(
                    "{\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}"));
        Llm llm = llm(Map.of("GROQ_BASE_URL", server.address().toString(), "GROQ_API_KEY", "k"))) {
      llm.model("groq/groq/compound").prompt(asking("web_fetch", "wolfram_alpha")).text();
      llm.model("groq/openai/gpt-oss-20b").prompt(asking("web_search")).text();

      Json.Obj compound = Json.parseObject(server.requests().getFirst().body());
      assertThat(compound.get("compound_custom"))
          .hasToString("{\"tools\":{\"enabled_tools\":[\"visit_website\",\"wolfram_alpha\"]}}");
      assertThat(compound.has("tools")).isFalse();
      assertThat(Json.parseObject(server.requests().getLast().body()).get("tools"))
          .hasToString("[{\"type\":\"browser_search\"}]");
    }
  }

  private static Prompt asking(String... types) {
    return Prompt.builder()
        .user("q")
        .serverTools(List.of(types).stream().map(ServerTool::of).toList())
        .build();
  }

  private static List<String> displayNames(Model model) {
    return model.info().serverTools().stream().map(ServerTool.Kind::displayName).toList();
  }

  private Llm llm(Map<String, String> variables) {
    return Llm.builder().environment(variables).directory(new UserDirectory(directory)).build();
  }
}
