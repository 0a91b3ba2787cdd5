package dev.llmjava.wire.gemini;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of before, sent back in the order it came in. What vouches for a part goes back with it
 * ("Thought signatures"), and so do the tools that Google ran, as they came. Thoughts stay here
 * unless they are vouched for: nobody asks for them, and no provider expects another's.
 */
final class ModelContent {
  /** What Google's manual says to send for a call that no Gemini model made. */
  private static final String NO_SIGNATURE = "skip_thought_signature_validator";

  private final Dialect dialect;
  private final boolean inToolLoop;
  private final Attachments attachments;
  private final Warnings warnings;
  private final List<Json> parts = new ArrayList<>();
  private boolean vouched;

  /**
   * @param inToolLoop whether no user has spoken since
   */
  ModelContent(Dialect dialect, boolean inToolLoop, Attachments attachments, Warnings warnings) {
    this.dialect = dialect;
    this.inToolLoop = inToolLoop;
    this.attachments = attachments;
    this.warnings = warnings;
  }

  List<Json> render(Message message) {
    vouched = !inToolLoop || !dialect.has(Dialect.Trait.CHECKS_SIGNATURES) || isVouched(message);
    for (Part part : message.parts()) {
      Json.Obj data = part.data().get(dialect.provider());
      Json as = data.get(Candidate.NATIVE);
      if (as instanceof Json.Obj) {
        parts.add(as);
      } else {
        part(part, data.string(Candidate.SIGNATURE));
      }
    }
    return parts;
  }

  /** Of parallel calls only the first has a signature. */
  private boolean isVouched(Message message) {
    return message.parts(Part.ToolCall.class).stream()
        .anyMatch(call -> call.data().get(dialect.provider()).has(Candidate.SIGNATURE));
  }

  private void part(Part part, @Nullable String signature) {
    switch (part) {
      case Part.Text text -> {
        if (!text.text().isEmpty() || signature != null) {
          add(Json.object().put("text", text.text()), signature);
        }
      }
      case Part.Reasoning thought -> {
        if (signature != null) {
          add(Json.object().put("text", thought.text()).put("thought", true), signature);
        }
      }
      case Part.ToolCall call -> call(call, signature);
      case Part.Media media ->
          attachments
              .render(media.attachment())
              .ifPresent(json -> add(Json.object().putAll((Json.Obj) json), signature));
      case Part.ToolResult result -> {
        if (result.serverSide()) {
          foreign();
        }
      }
      case Part.Unknown u -> warnings.add("messages", "a part of an unknown type is left out");
    }
  }

  private void call(Part.ToolCall call, @Nullable String signature) {
    if (call.serverSide()) {
      foreign();
      return;
    }
    var function = Json.object();
    if (call.id() != null && !call.id().isEmpty()) {
      function.put("id", call.id());
    }
    function.put("name", call.name()).put("args", call.arguments());
    boolean needsOne = signature == null && !vouched;
    vouched = true;
    add(Json.object().put("functionCall", function.build()), needsOne ? NO_SIGNATURE : signature);
  }

  private void foreign() {
    warnings.add(
        "server_tools", "tools that another provider ran, and their results, are not sent");
  }

  private void add(ObjectBuilder part, @Nullable String signature) {
    parts.add(part.putIfPresent(Candidate.SIGNATURE, signature).build());
  }
}
