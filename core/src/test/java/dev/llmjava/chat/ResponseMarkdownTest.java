package dev.llmjava.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.FinishReason;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.ToolModel;
import dev.llmjava.Usage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResponseMarkdownTest {
  @Test
  @DisplayName("S80 text, calls, and a list of what is to know")
  void textCallsAndAList() {
    Response response =
        new ToolModel(
                out -> {
                  out.text(0, "hi");
                  out.toolCall(1, "t1", "f", false);
                  out.toolInput(1, "{}");
                  out.finish(FinishReason.TOOL_CALLS, null, Usage.of(3, 2), ProviderData.NONE);
                })
            .prompt("q");

    assertThat(ResponseMarkdown.of(response))
        .isEqualTo(
            """
            hi

            🔧 f({})

            <details>

            - id: %s
            - model: tools
            - finish_reason: tool\\_calls
            - usage: input 3, output 2

            </details>
            """
                .formatted(response.id()));
  }

  @Test
  @DisplayName("S80 with neither text nor calls there is the message itself")
  void theMessageItself() {
    Response response =
        new ToolModel(
                out -> {
                  out.reasoning(0, "hm");
                  out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
                })
            .prompt("q");

    assertThat(ResponseMarkdown.of(response))
        .startsWith("```json\n[\n")
        .contains("\"hm\"", "- model: tools\n")
        .doesNotContain("usage");
  }

  @Test
  @DisplayName("S80 what a call says does not become markup")
  void whatACallSaysDoesNotBecomeMarkup() {
    Response response =
        new ToolModel(ToolModel.calls("f", "{\"a\":\"</details>\\n\"}")).prompt("q");

    assertThat(ResponseMarkdown.of(response))
        .startsWith("🔧 f({&quot;a&quot;:&quot;&lt;/details&gt;\\n&quot;})\n");
  }
}
