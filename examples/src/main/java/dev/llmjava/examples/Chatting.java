package dev.llmjava.examples;

import dev.llmjava.CachePolicy;
import dev.llmjava.Llm;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.Tool;
import dev.llmjava.chat.CallOptions;
import dev.llmjava.chat.Chat;
import dev.llmjava.chat.ChatStream;
import dev.llmjava.chat.StreamFormatter;
import dev.llmjava.chat.Think;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** One object that is asked, runs tools, and remembers. */
public final class Chatting {
  private Chatting() {}

  static List<Message> chat(Llm llm, Model model, List<Tool> tools, Path photo, PrintStream out) {
    // region chat
    Chat chat =
        Chat.with(model)
            .system("You know dogs.")
            .tools(tools)
            .options(
                CallOptions.builder()
                    .maxToolRounds(5)
                    .cache(CachePolicy.builder().system().last(2).build())
                    .build())
            .prices(llm)
            .build();

    out.println(chat.ask("Who is this?", photo).text());
    out.println(chat.ask("And how old?").text()); // it remembers
    out.println(chat.totalUsage());
    // endregion
    return chat.history();
  }

  static String stream(Chat chat, PrintStream out) {
    // region stream
    CallOptions carefully = CallOptions.builder().think(Think.HIGH).build();
    StreamFormatter formatter = StreamFormatter.builder().build();
    try (ChatStream stream = chat.stream(carefully, "Why do dogs bark?")) {
      stream.forEach(event -> out.print(formatter.apply(event)));
    }
    return formatter.output(); // Markdown that Transcript.parse reads back as messages
    // endregion
  }
}
