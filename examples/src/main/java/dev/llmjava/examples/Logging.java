package dev.llmjava.examples;

import dev.llmjava.Model;
import dev.llmjava.Response;
import dev.llmjava.store.SqliteLog;
import java.nio.file.Path;

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
}
