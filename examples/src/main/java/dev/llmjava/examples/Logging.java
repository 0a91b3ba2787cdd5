package dev.llmjava.examples;

import dev.llmjava.Fragment;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.store.Fork;
import dev.llmjava.store.LogQuery;
import dev.llmjava.store.SqliteLog;
import java.nio.file.Path;
import java.util.List;

/** Keeps a conversation in the same kind of database that LLM writes. */
public final class Logging {
  private Logging() {}

  static String log(Model model, Path database) {
    // region logging
    try (SqliteLog log = SqliteLog.open(database)) {
      Response response = model.prompt("Suggest a name for a pet pelican");
      response.text();
      return log.log(response, null); // the id of the conversation
    }
    // endregion
  }

  static String fork(Model model, Path database, String answer) {
    // region fork
    try (SqliteLog log = SqliteLog.open(database)) {
      Fork fork = log.graph().fork(log.graph().find(answer)); // an id or a hash, or how it begins
      Prompt prompt = Prompt.builder().messages(fork.messages()).user("Another one").build();
      return model.prompt(prompt).logTo(fork.log()); // the id of a conversation of its own
    }
    // endregion
  }

  static List<String> search(Path database) {
    // region search
    try (SqliteLog log = SqliteLog.openExisting(database)) {
      return log.rows(LogQuery.ALL.search("pelican").limit(3)).stream()
          .map(row -> row.words().response())
          .toList();
    }
    // endregion
  }

  static String about(Model model, Path database, Path notes) {
    // region fragment
    Prompt prompt =
        Prompt.builder().fragment(Fragment.file(notes)).user("What is still open?").build();
    try (SqliteLog log = SqliteLog.open(database)) {
      return model.prompt(prompt).logTo(log); // the text of the file is kept once
    }
    // endregion
  }
}
