package dev.llmjava.cli.completion;

import dev.llmjava.LlmException;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.schema.SchemaSummary;
import dev.llmjava.cli.session.Session;
import dev.llmjava.store.LogNames;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is in the log, for shells to choose from. A log that is not there holds nothing. */
final class LogCandidates {
  /** More than anybody reads. */
  private static final int MOST = 100;

  private final Session session;

  LogCandidates(Session session) {
    this.session = session;
  }

  void fill(CursorPlace place, CandidateList found) {
    Path file = LogDatabase.file(place.given(), session);
    if (!Files.exists(file)) {
      return;
    }
    try (var names = LogNames.open(file)) {
      switch (place.completion()) {
        case CONVERSATIONS ->
            names.conversations(MOST).forEach(one -> found.add(one.id(), one.about()));
        case SCHEMAS, SCHEMA_IDS ->
            names
                .schemas(MOST)
                .forEach(one -> found.add(one.id(), SchemaSummary.of(one.content())));
        case LOGGED_TOOLS -> found.addAll(names.tools());
        default -> names.fragments().forEach(one -> found.add(one.id(), one.about()));
      }
    } catch (LlmException e) {
      // such as a log from before LLM 0.32: the command that is typed will convert it
    }
  }
}
