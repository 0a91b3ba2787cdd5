package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import java.nio.file.Path;
import java.util.List;

/** Logs and reads 50 MB of each kind of content in a heap of a given size: {@code FILE}. */
final class LargeContentProcess {
  static final String HEAP = "768m";

  private static final int SIZE = 50 << 20;
  private static final String WORDS = "0123456789 words\n";

  private LargeContentProcess() {}

  public static void main(String[] args) {
    String text = WORDS.repeat(SIZE / WORDS.length());
    try (SqliteLog log = SqliteLog.open(Path.of(args[0]))) {
      check(log, Prompt.of(text), new Part.Text("yes"));
      check(log, Prompt.of("answer"), new Part.Text(text));
      check(log, Prompt.of("think"), new Part.Reasoning(text));
      check(
          log,
          Prompt.of(List.of(Message.user(Attachment.of("a/b", new byte[SIZE])))),
          new Part.Text("b"));
      check(log, Prompt.of(List.of(result(text))), new Part.Text("read"));
      if (!log.verify().isEmpty()) {
        throw new IllegalStateException("damaged");
      }
    }
    System.out.println("all there");
  }

  private static Message result(String text) {
    return Message.tool(
        new Part.ToolResult("c", "f", text, null, List.of(), false, ProviderData.NONE));
  }

  private static void check(SqliteLog log, Prompt prompt, Part answer) {
    Response response =
        ScriptedModel.of(sink -> sink.part(answer), ScriptedModel::finish).answer(prompt);
    String thread = log.log(response, null);
    requireMessages(log, thread, prompt.messages().getFirst(), answer);
    if (log.rows(LogQuery.ALL.limit(1)).getFirst().toJson().isEmpty()) {
      throw new IllegalStateException("no row");
    }
  }

  private static void requireMessages(SqliteLog log, String thread, Message first, Part answer) {
    List<Message> back = log.messages(log.thread(thread).orElseThrow());
    if (!back.getFirst().equals(first) || !back.getLast().parts().getFirst().equals(answer)) {
      throw new IllegalStateException("lost");
    }
  }
}
