package dev.llmjava.wire.anthropic;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.CacheMark;
import dev.llmjava.wire.CallIds;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts as content blocks. What the provider attached to a part, and what an application put in the
 * same place, such as {@code cache_control} or a document's {@code title}, are fields of the block.
 * Thinking that nothing of this provider vouches for stays here without a warning: no provider
 * expects another's.
 */
final class Blocks {
  /** The key of provider data that holds a whole block, sent back as it is. */
  static final String WHOLE = "block";

  static final String CACHE_CONTROL = CacheMark.FIELD;

  static final String CITATIONS = "citations";

  /** Who called a tool: the model, or code of the model's ("Programmatic tool calling"). */
  static final String CALLER = "caller";

  private static final String[] OF_DOCUMENTS = {"title", "context", CITATIONS, CACHE_CONTROL};
  private static final String ERROR = "is_error";

  private final String provider;
  private final Attachments attachments;
  private final Warnings warnings;
  private final CallIds ids = new CallIds();

  Blocks(String provider, Warnings warnings) {
    this.provider = provider;
    this.attachments = new Attachments(warnings);
    this.warnings = warnings;
  }

  /** Those of the fields that are there and not null. */
  static Json.Obj pick(Json.Obj from, String... names) {
    var picked = Json.object();
    for (String name : names) {
      picked.putIfPresent(name, from.has(name) ? from.get(name) : null);
    }
    return picked.build();
  }

  /** Whether what follows is the user's, and of this turn. */
  void refuse(boolean givenNow) {
    attachments.refuse(givenNow);
  }

  /** Of a message of the assistant, where results of local tools cannot be. */
  Optional<Json.Obj> said(Part part) {
    Json.Obj data = part.data().get(provider);
    if (!data.object(WHOLE).isEmpty()) {
      return Optional.of(marked(data.object(WHOLE), data));
    }
    return switch (part) {
      case Part.Text text -> Optional.of(text(text, data));
      case Part.Reasoning reasoning -> thinking(reasoning, data);
      case Part.ToolCall call -> call(call, data);
      case Part.ToolResult result -> notOurs(result.serverSide());
      case Part.Media media -> leftOut("attachments", "an attachment in an assistant message");
      case Part.Unknown unknown -> leftOut("messages", "a part of an unknown type");
    };
  }

  /** Of a message of a user or a tool. */
  Optional<Json.Obj> given(Part part) {
    Json.Obj data = part.data().get(provider);
    if (!data.object(WHOLE).isEmpty()) {
      return Optional.of(marked(data.object(WHOLE), data));
    }
    return switch (part) {
      case Part.Text text -> Optional.of(text(text, data));
      case Part.Media media -> media(media.attachment(), data);
      case Part.ToolResult result ->
          result.serverSide() ? notOurs(true) : Optional.of(result(result, data));
      case Part.Reasoning r -> leftOut("messages", "reasoning in a user message");
      case Part.ToolCall c -> leftOut("messages", "a tool call in a user message");
      case Part.Unknown u -> leftOut("messages", "a part of an unknown type");
    };
  }

  private static Json.Obj text(Part.Text part, Json.Obj data) {
    return block("text")
        .put("text", part.text())
        .putAll(pick(data, CITATIONS, CACHE_CONTROL))
        .build();
  }

  private static Optional<Json.Obj> thinking(Part.Reasoning part, Json.Obj data) {
    if (data.has(ThinkingBlock.SIGNATURE)) {
      return Optional.of(
          block("thinking")
              .put("thinking", part.text())
              .putAll(pick(data, ThinkingBlock.SIGNATURE))
              .build());
    }
    return data.has("data")
        ? Optional.of(block("redacted_thinking").putAll(pick(data, "data")).build())
        : Optional.empty();
  }

  private Optional<Json.Obj> call(Part.ToolCall call, Json.Obj data) {
    if (call.serverSide()) {
      return notOurs(true);
    }
    return Optional.of(
        block("tool_use")
            .put("id", allowed(ids.of(call)))
            .put("name", allowed(call.name()))
            .put("input", call.arguments())
            .putAll(pick(data, CALLER, CACHE_CONTROL))
            .build());
  }

  private Json.Obj result(Part.ToolResult result, Json.Obj data) {
    var block = block("tool_result").put("tool_use_id", allowed(ids.of(result)));
    List<Json> content = new ArrayList<>();
    for (Attachment attachment : result.attachments()) {
      attachments.render(attachment).ifPresent(content::add);
    }
    if (!content.isEmpty()) {
      if (!result.output().isBlank()) {
        content.addFirst(block("text").put("text", result.output()).build());
      }
      block.put("content", Json.array(content));
    } else if (!result.output().isEmpty()) {
      block.put("content", result.output());
    }
    if (result.error() != null) {
      block.put(ERROR, true);
    }
    return block.putAll(pick(data, CACHE_CONTROL)).build();
  }

  private Optional<Json.Obj> media(Attachment attachment, Json.Obj data) {
    return attachments
        .render(attachment)
        .map(block -> Json.object().putAll(block).putAll(pick(data, OF_DOCUMENTS)).build());
  }

  /** The answer to a call that nobody answered: the wire takes no question without one. */
  static Json.Obj unanswered(String id) {
    return block("tool_result")
        .put("tool_use_id", id)
        .put("content", "There is no result: the tool was not run.")
        .put(ERROR, true)
        .build();
  }

  private static Json.Obj marked(Json.Obj block, Json.Obj data) {
    Json mark = data.get(CACHE_CONTROL);
    return mark == null ? block : block.with(CACHE_CONTROL, mark);
  }

  /** Ids and names of other providers may hold characters that this one refuses. */
  private static String allowed(String word) {
    var safe = new StringBuilder(word);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && c != '_' && c != '-') {
        safe.setCharAt(i, '_');
      }
    }
    return safe.toString();
  }

  /** Results of local tools are sent in the message after that of the assistant. */
  private Optional<Json.Obj> notOurs(boolean serverSide) {
    if (serverSide) {
      warnings.add(
          "server_tools",
          "tools that another provider ran, and their results, are not sent to " + provider);
    }
    return Optional.empty();
  }

  private Optional<Json.Obj> leftOut(String feature, String what) {
    warnings.add(feature, what + " is left out");
    return Optional.empty();
  }

  private static ObjectBuilder block(String type) {
    return Json.object().put("type", type);
  }
}
