package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Logs prompts in a JVM of its own, each through a log opened for it alone, as a command does. */
final class LoggingProcess {
  private LoggingProcess() {}

  /** The file, a name for the process, and how many prompts. */
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    String thread = null;
    Prompt prompt = null;
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      Prompt next = prompt == null ? first(args[1]) : prompt.toBuilder().user("again " + i).build();
      Response response = ScriptedModel.saying("answer " + i + " to " + args[1]).answer(next);
      try (SqliteLog log = SqliteLog.open(file)) {
        thread = log.log(response, thread);
      }
      prompt = i % 5 == 4 ? null : next.toBuilder().messages(response.messages()).build();
    }
  }

  private static Prompt first(String name) {
    var call = new Part.ToolCall("c1", "f", "{\"a\": 1e2}", false, ProviderData.NONE);
    return Prompt.of(
        List.of(
            Message.user("hello from " + name, Attachment.of("image/png", MessageHashTest.PNG)),
            Message.assistant("x".repeat(5000), call),
            Message.tool(Part.ToolResult.of(call, "y".repeat(5000))),
            Message.user("and then?")));
  }

  static Process start(Path file, String name, int prompts) throws IOException {
    return Jvm.start(
        LoggingProcess.class,
        Path.of(file + "." + name + ".out"),
        file.toString(),
        name,
        Integer.toString(prompts));
  }
}
