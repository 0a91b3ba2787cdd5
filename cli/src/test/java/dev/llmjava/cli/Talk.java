package dev.llmjava.cli;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.model.MockModel;
import dev.llmjava.store.SqliteLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation that tests lead and log, turn by turn. */
public final class Talk {
  private final Path directory;
  private List<Message> messages = List.of();
  private @Nullable String thread;
  private String turn = "";

  public Talk(Path directory) {
    this.directory = directory;
  }

  /** Another that begins like this one, in a thread of its own. */
  public Talk branch() {
    var other = new Talk(directory);
    other.messages = messages;
    return other;
  }

  public Talk turn(String prompt, String answer) {
    return turn(Message.user(prompt), MockModel.builder().answer(answer));
  }

  public Talk turn(String prompt, Part... answer) {
    return turn(Message.user(prompt), MockModel.builder().answer(answer));
  }

  public Talk turn(Message prompt, MockModel.Builder model) {
    var all = new ArrayList<>(messages);
    all.add(prompt);
    return ask(Prompt.of(all), model);
  }

  public Talk ask(Prompt prompt, MockModel.Builder model) {
    Response response = model.build().prompt(prompt);
    try {
      response.events().forEach(event -> {});
    } catch (RuntimeException e) {
      // logged as it ended
    }
    var all = new ArrayList<>(prompt.messages());
    all.addAll(response.partial());
    messages = List.copyOf(all);
    turn = response.id();
    try (var log = SqliteLog.open(directory.resolve("logs.db"))) {
      thread = log.log(response, thread);
    }
    return this;
  }

  public String thread() {
    return String.valueOf(thread);
  }

  /** The id of the last turn. */
  public String turn() {
    return turn;
  }
}
