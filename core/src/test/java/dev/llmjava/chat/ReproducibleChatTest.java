package dev.llmjava.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Exchange;
import dev.llmjava.Identity;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.ToolModel;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReproducibleChatTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000_000);

  private record Fixed(Model model, Identity identity) implements Model {
    @Override
    public String id() {
      return model.id();
    }

    @Override
    public Exchange open(Prompt prompt) {
      return model.open(prompt);
    }
  }

  @Test
  @DisplayName("S76 a chat's answers have the ids and times of its model's identity")
  void aChatsAnswersAreTheSameInEveryRun() {
    Response one = ask();
    Response two = ask();

    assertThat(one.id()).isEqualTo(two.id());
    assertThat(one.started()).contains(NOW).isEqualTo(two.started());
  }

  private static Response ask() {
    var model = new Fixed(new ToolModel(ToolModel.says("x")), Identity.fixed(1, NOW));
    return Chat.with(model).build().ask("hi");
  }
}
