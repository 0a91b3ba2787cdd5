package dev.llmjava.model;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Options;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Tool;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * About how many tokens a prompt has, rather too many than too few: a token for every three bytes
 * of text, where English has more than four to one and Chinese about three; something for every
 * message, and a good deal for what is no text.
 */
public final class PromptSize {
  private static final int BYTES_OF_TEXT = 3;

  /** A page of a PDF has some tens of kilobytes and about two thousand tokens. */
  private static final int BYTES_OF_FILE = 20;

  private static final long OF_MESSAGE = 8;
  private static final long OF_FILE = 2_000;

  /** More than any answer has, and sums of it fit. */
  private static final long MOST_TOKENS = 1L << 40;

  private PromptSize() {}

  /**
   * Of all that is sent. Reads attachments that are files.
   *
   * @throws dev.llmjava.LlmException.Setup when the file of an attachment cannot be read
   */
  public static long tokens(Prompt prompt) {
    long tokens = 0;
    for (Message message : prompt.messages()) {
      tokens += OF_MESSAGE;
      for (Part part : message.parts()) {
        tokens += tokens(part);
      }
    }
    for (Tool tool : prompt.tools()) {
      tokens += OF_MESSAGE + tokens(tool.name() + tool.description() + tool.inputSchema());
    }
    return prompt.schema() == null ? tokens : tokens + tokens(prompt.schema().toString());
  }

  /** The most that the answer may have, by the option that limits it; empty where none does. */
  public static OptionalLong longestAnswer(Prompt prompt) {
    for (String name : Options.LENGTHS) {
      if (prompt.options().get(name) instanceof Json.Num(Number limit) && limit.longValue() > 0) {
        return OptionalLong.of(Math.min(limit.longValue(), MOST_TOKENS));
      }
    }
    return OptionalLong.empty();
  }

  /**
   * What the provider says that a prompt and its answer had together; empty where it does not, or
   * says what cannot be.
   */
  public static OptionalLong reported(Usage usage) {
    Long input = usage.input();
    Long output = usage.output();
    return input == null || output == null || !isCount(input) || !isCount(output)
        ? OptionalLong.empty()
        : OptionalLong.of(input + output);
  }

  private static boolean isCount(long tokens) {
    return tokens >= 0 && tokens <= MOST_TOKENS;
  }

  static long tokens(String text) {
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return (bytes + BYTES_OF_TEXT - 1) / BYTES_OF_TEXT;
  }

  private static long tokens(Part part) {
    return switch (part) {
      case Part.Text text -> tokens(text.text());
      case Part.Reasoning reasoning -> tokens(reasoning.text());
      case Part.ToolCall call -> tokens(call.name()) + tokens(call.input());
      case Part.ToolResult result ->
          tokens(result.output())
              + result.attachments().stream().mapToLong(PromptSize::tokens).sum();
      case Part.Media media -> tokens(media.attachment());
      case Part.Unknown unknown -> tokens(unknown.json().toString());
    };
  }

  private static long tokens(Attachment attachment) {
    if (attachment.source() instanceof Attachment.Source.Url) {
      return OF_FILE;
    }
    String type = String.valueOf(attachment.mediaType());
    if (type.startsWith("image/")) {
      return OF_FILE;
    }
    int bytes = attachment.content().length;
    return type.startsWith("text/")
        ? bytes / BYTES_OF_TEXT + 1
        : Math.max(OF_FILE, bytes / BYTES_OF_FILE);
  }
}
