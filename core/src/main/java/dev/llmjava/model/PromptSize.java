package dev.llmjava.model;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Tool;
import java.nio.charset.StandardCharsets;

/**
 * About how many tokens a prompt has, rather too many than too few: a token for every three bytes
 * of text, where English has more than four to one and Chinese about three; something for every
 * message, and a good deal for what is no text.
 */
final class PromptSize {
  private static final int BYTES_OF_TEXT = 3;

  /** A page of a PDF has some tens of kilobytes and about two thousand tokens. */
  private static final int BYTES_OF_FILE = 20;

  private static final long OF_MESSAGE = 8;
  private static final long OF_FILE = 2_000;

  private PromptSize() {}

  static long tokens(Prompt prompt) {
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
