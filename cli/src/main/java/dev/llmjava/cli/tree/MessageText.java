package dev.llmjava.cli.tree;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.cli.text.TokenUsage;
import dev.llmjava.json.PythonSpace;

/** What a message says as plain text: in one line, or whole. */
public final class MessageText {
  /** No terminal is wider. */
  private static final int LONGEST_LINE = 500;

  private MessageText() {}

  /** The beginning, without line breaks; reasoning only where there is nothing else. */
  public static String line(Message message) {
    var line = new StringBuilder();
    for (Part part : message.parts()) {
      if (!(part instanceof Part.Reasoning) && line.length() < LONGEST_LINE) {
        append(line, beginning(part));
      }
    }
    if (line.isEmpty()) {
      for (Part part : message.parts()) {
        append(line, "(" + whole(part).strip() + ")");
      }
    }
    return line.isEmpty() ? "(nothing)" : line.toString();
  }

  /** A text without line breaks. */
  static String oneLine(String text) {
    var line = new StringBuilder();
    append(line, text);
    return line.toString();
  }

  private static String beginning(Part part) {
    String text = part instanceof Part.Text words ? words.text() : whole(part);
    return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE);
  }

  /** Runs of white space become one space each; none is left at the ends. */
  private static void append(StringBuilder line, String text) {
    boolean space = !line.isEmpty();
    for (int i = 0; i < text.length() && line.length() <= LONGEST_LINE; i++) {
      char c = text.charAt(i);
      if (PythonSpace.isSpace(c)) {
        space = !line.isEmpty();
      } else {
        line.append(space ? " " : "").append(c);
        space = false;
      }
    }
  }

  /** All parts, one below the other. */
  public static String whole(Message message) {
    var text = new StringBuilder();
    for (Part part : message.parts()) {
      text.append(text.isEmpty() ? "" : "\n").append(whole(part));
    }
    return text.toString();
  }

  private static String whole(Part part) {
    return switch (part) {
      case Part.Text words -> words.text();
      case Part.Reasoning thought ->
          thought.redacted() ? "reasoning, redacted" : "reasoning: " + thought.text();
      case Part.ToolCall call -> call.name() + "(" + call.input() + ")";
      case Part.ToolResult result -> result(result);
      case Part.Media media -> file(media.attachment());
      case Part.Unknown unknown -> "[" + unknown.json().string("type") + "]";
    };
  }

  private static String result(Part.ToolResult result) {
    var text = new StringBuilder(result.name());
    text.append(result.error() == null ? " -> " : " failed -> ").append(result.output());
    if (result.error() != null && !result.error().isEmpty()) {
      text.append(" (").append(result.error()).append(')');
    }
    result.attachments().forEach(file -> text.append(' ').append(file(file)));
    return text.toString();
  }

  private static String file(Attachment file) {
    String type = file.mediaType() == null ? "attachment" : file.mediaType();
    return switch (file.source()) {
      case Attachment.Source.File(var path) -> "[" + type + " " + path + "]";
      case Attachment.Source.Url(var address) -> "[" + type + " " + address + "]";
      case Attachment.Source.Bytes bytes ->
          "[" + type + ", " + TokenUsage.grouped(bytes.length()) + " bytes]";
    };
  }
}
