package dev.llmjava.wire.anthropic;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * System messages. Those before all others go to the request's {@code system}. Newer models take
 * later ones inside of the conversation, but only after a user has spoken and before the model does
 * ("Mid-conversation system messages"), so one that stands before the user's words follows them.
 * Where that cannot be, they join those at the front. A text that is in force already is not
 * repeated.
 */
final class SystemTexts {
  private final boolean anywhere;
  private final Blocks blocks;
  private final Warnings warnings;
  private final List<Json.Obj> front = new ArrayList<>();
  private final List<Json.Obj> waiting = new ArrayList<>();
  private String inForce = "";

  SystemTexts(Dialect dialect, Blocks blocks, Warnings warnings) {
    this.anywhere = dialect.has(Dialect.Ability.SYSTEM_MESSAGES);
    this.blocks = blocks;
    this.warnings = warnings;
  }

  /**
   * @param begun whether anybody has spoken before
   */
  void add(Message message, List<Json.Obj> rendered, boolean begun) {
    String text = message.text();
    if (rendered.isEmpty() || (!text.isEmpty() && text.equals(inForce))) {
      return;
    }
    inForce = text.isEmpty() ? inForce : text;
    if (begun && anywhere) {
      waiting.addAll(rendered);
    } else {
      if (begun) {
        hoisted();
      }
      front.addAll(rendered);
    }
  }

  /** The blocks of a system message; only words and whole blocks can be in it. */
  List<Json.Obj> render(Message message) {
    var rendered = new ArrayList<Json.Obj>();
    for (Part part : message.parts()) {
      Optional<Json.Obj> block = part instanceof Part.Text ? blocks.given(part) : Optional.empty();
      if (block.isEmpty()) {
        warnings.add("system", "only the text of a system message is sent");
      }
      block.filter(text -> !"".equals(text.string("text"))).ifPresent(rendered::add);
    }
    return rendered;
  }

  /** What was waiting for a user to have spoken. */
  Optional<Json> afterUser() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Json message = Json.object().put("role", "system").put("content", Json.array(waiting)).build();
    waiting.clear();
    return Optional.of(message);
  }

  /** The request's {@code system}, once everything was added; null for none. */
  @Nullable Json front(CacheMarks marks) {
    if (!waiting.isEmpty()) {
      hoisted();
      front.addAll(waiting);
      waiting.clear();
    }
    if (front.isEmpty()) {
      return null;
    }
    List<Json.Obj> texts = marks.ofSystem(front);
    Json.Obj first = texts.getFirst();
    boolean plain = texts.size() == 1 && first.equals(plain(first));
    return plain ? first.get("text") : Json.array(texts);
  }

  private static Json.Obj plain(Json.Obj block) {
    return Json.object().put("type", "text").putIfPresent("text", block.string("text")).build();
  }

  private void hoisted() {
    warnings.add(
        "system",
        "a system message inside of the conversation is sent ahead of it, with the others");
  }
}
