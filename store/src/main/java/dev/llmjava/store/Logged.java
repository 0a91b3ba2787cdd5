package dev.llmjava.store;

import dev.llmjava.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link LogRow} lists. Ids are those of rows; null where there is no such row. */
public sealed interface Logged {
  /** A fragment that the turn was given, with the names it goes by. */
  record Fragment(String hash, String content, List<String> aliases) implements Logged {}

  /**
   * A tool that the turn was given.
   *
   * @param plugin that it came from; null for one that came from none, which cannot be found again
   * @param instance null for a tool without settings
   */
  record Tool(
      long id,
      String hash,
      String name,
      @Nullable String description,
      Json inputSchema,
      @Nullable String plugin,
      @Nullable Instance instance)
      implements Logged {}

  /**
   * A toolbox with its settings.
   *
   * @param arguments JSON as it is stored
   */
  record Instance(String name, @Nullable String plugin, @Nullable String arguments)
      implements Logged {}

  /**
   * A tool call that the model made.
   *
   * @param id only calls in the last message of an answer have one, as in LLM's lists
   */
  record Call(
      @Nullable Long id,
      @Nullable Long toolId,
      String name,
      Json arguments,
      @Nullable String callId)
      implements Logged {}

  /**
   * The result of a tool call that the turn was given.
   *
   * @param error null when the tool did not fail
   */
  record Result(
      @Nullable Long id,
      @Nullable Long toolId,
      String name,
      String output,
      @Nullable String callId,
      @Nullable String error,
      @Nullable Instance instance,
      List<File> attachments)
      implements Logged {}

  /**
   * An attachment that the turn was given.
   *
   * @param length of the content in the log, in bytes; 0 when the log has a path or an address only
   */
  record File(
      String id, @Nullable String type, @Nullable String path, @Nullable String url, long length)
      implements Logged {}
}
