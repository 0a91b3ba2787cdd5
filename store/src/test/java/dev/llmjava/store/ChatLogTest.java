package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.Tool;
import dev.llmjava.Usage;
import dev.llmjava.chat.Chat;
import dev.llmjava.json.Json;
import dev.llmjava.model.MockModel;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatLogTest {
  private static final Tool NOW = new Tool("now", "", Json.Obj.EMPTY, arguments -> "noon");
  private static final Part CALL = new Part.ToolCall("c", "now", "{}", false, ProviderData.NONE);

  @TempDir Path folder;

  @Test
  @DisplayName("S90 every answer of a chat is a turn of one thread, with its tokens")
  void everyAnswerIsATurnOfOneThread() {
    MockModel model =
        MockModel.builder()
            .usage(Usage.of(5, 2))
            .answer(CALL)
            .answer("It is noon.")
            .answer("You are welcome.")
            .build();
    Path file = folder.resolve("logs.db");
    try (SqliteLog log = SqliteLog.open(file)) {
      Chat chat = Chat.with(model).system("Be brief.").tool(NOW).log(log).build();
      chat.ask("What time is it?");
      chat.ask("Thank you");

      StoredThread thread = log.latestThread().orElseThrow();
      assertThat(log.messages(thread)).endsWith(chat.history().toArray(Message[]::new));
      assertThat(Rows.of(file, "select count(*) from threads")).containsExactly("1");
      assertThat(Rows.of(file, "select model, input_tokens, output_tokens from turns"))
          .containsExactly("mock|5|2", "mock|5|2", "mock|5|2");
      assertThat(log.verify()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "S90 S59 a turn that failed is in the log, and the next one follows on the last good")
  void aTurnThatFailedIsInTheLog() {
    MockModel model =
        MockModel.builder()
            .answer("one")
            .failure("ha", new LlmException.BrokenOff("cable cut", null))
            .answer("two")
            .build();
    Path file = folder.resolve("logs.db");
    try (SqliteLog log = SqliteLog.open(file)) {
      Chat chat = Chat.with(model).log(log).build();
      chat.ask("a");
      assertThatThrownBy(() -> chat.ask("b")).hasMessage("cable cut");
      chat.ask("c");

      assertThat(Rows.of(file, "select count(*) from turns")).containsExactly("3");
      assertThat(Rows.of(file, "select ending from llmjava_turn_endings"))
          .containsExactly("truncated");
      assertThat(log.messages(log.latestThread().orElseThrow())).isEqualTo(chat.history());
    }
  }
}
