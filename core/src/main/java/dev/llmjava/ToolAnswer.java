package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.schema.JsonType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tool returned, sorted into words and attachments for the model. */
final class ToolAnswer {
  private final StringBuilder words = new StringBuilder();
  private final List<Attachment> attachments = new ArrayList<>();

  /** The result of a call that went well. */
  static Part.ToolResult result(Part.ToolCall call, ToolOutput output) {
    var answer = new ToolAnswer();
    answer.add(output.value());
    answer.attachments.addAll(output.attachments());
    return new Part.ToolResult(
        call.id(),
        call.name(),
        mended(answer.words.toString()),
        null,
        answer.attachments,
        false,
        ProviderData.NONE);
  }

  private void add(@Nullable Object value) {
    if (value instanceof String text) {
      words.append(text);
    } else if (value instanceof Part.Text text) {
      words.append(text.text());
    } else if (value instanceof Attachment attachment) {
      attachments.add(attachment);
    } else if (value instanceof Part.Media media) {
      attachments.add(media.attachment());
    } else if (value instanceof byte[]) {
      throw new IllegalArgumentException(
          "the tool returned bytes; return them as Attachment.of(mediaType, bytes)");
    } else if (value instanceof Iterable<?> several && holdsParts(several)) {
      several.forEach(this::add);
    } else {
      Json json = value instanceof Json known ? known : JsonType.write(value);
      words.append(json.format(JsonStyle.PYTHON));
    }
  }

  /** A list of strings alone is a value like any other, and goes as JSON. */
  private static boolean holdsParts(Iterable<?> several) {
    boolean found = false;
    for (Object one : several) {
      boolean part = one instanceof Part || one instanceof Attachment;
      if (!part && !(one instanceof String)) {
        return false;
      }
      found |= part;
    }
    return found;
  }

  /** Half characters cannot be sent or stored; everything else goes as the tool said it. */
  static String mended(String text) {
    return Surrogates.any(text) ? Surrogates.mend(text + " ").substring(0, text.length()) : text;
  }
}
