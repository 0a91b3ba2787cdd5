package dev.llmjava.wire.anthropic;

import dev.llmjava.CacheTtl;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.CacheMark;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code system} and the {@code messages} of a request. Messages of one side in a row are one
 * message, and what tools answered is the user's.
 */
final class Conversation {
  private final Prompt prompt;
  private final Dialect dialect;
  private final String provider;
  private final Warnings warnings;
  private final Blocks blocks;
  private final SystemTexts system;
  private final CacheMarks marks;
  private final List<Json> sent = new ArrayList<>();
  private Turn turn = new Turn(Turn.USER);
  private List<String> calls = List.of();

  Conversation(Prompt prompt, Dialect dialect, Warnings warnings) {
    this.prompt = prompt;
    this.dialect = dialect;
    this.provider = dialect.provider();
    this.warnings = warnings;
    this.blocks = new Blocks(provider, warnings);
    this.system = new SystemTexts(dialect, blocks, warnings);
    this.marks = new CacheMarks(prompt);
  }

  void render(ObjectBuilder body) {
    List<Message> all = prompt.messages();
    int thisTurn = all.size() - prompt.turn().size();
    for (int i = 0; i < all.size(); i++) {
      Message message = all.get(i);
      blocks.refuse(i >= thisTurn && message.role() != Role.TOOL);
      add(message, i);
    }
    close();
    if (prompt.options().isTrue(Render.CACHE) && prompt.cache() == null) {
      markLast();
    }
    String prefill = Prefill.of(prompt, dialect);
    if (!prefill.isEmpty()) {
      sent.add(Prefill.message(prefill));
    }
    body.putIfPresent("system", system.front(marks)).put("messages", Json.array(sent));
  }

  private void add(Message message, int place) {
    switch (message.role()) {
      case SYSTEM -> {
        List<Json.Obj> rendered = marked(system.render(message), message);
        system.add(message, rendered, !sent.isEmpty() || !turn.isEmpty());
      }
      case USER, TOOL -> {
        become(Turn.USER);
        add(message, place, message.parts().stream().map(blocks::given).toList());
      }
      case ASSISTANT -> {
        become(Turn.ASSISTANT);
        add(message, place, message.parts().stream().map(blocks::said).toList());
        local(message);
      }
    }
  }

  private void add(Message message, int place, List<Optional<Json.Obj>> rendered) {
    List<Json.Obj> sendable = rendered.stream().flatMap(Optional::stream).toList();
    marks.of(place, marked(sendable, message)).forEach(turn::add);
  }

  /** Results that stand in the assistant's message, as a store may have them. */
  private void local(Message message) {
    for (Part.ToolResult result : message.parts(Part.ToolResult.class)) {
      if (!result.serverSide()) {
        become(Turn.USER);
        blocks.given(result).ifPresent(turn::add);
      }
    }
  }

  private void become(String role) {
    if (!turn.isOf(role)) {
      close();
      turn = new Turn(role);
    }
  }

  private void close() {
    boolean user = turn.isOf(Turn.USER);
    if (user) {
      match();
    }
    if (!turn.isEmpty()) {
      sent.add(turn.toJson());
      calls = turn.calls();
      if (user) {
        system.afterUser().ifPresent(sent::add);
      }
    }
  }

  /** Each call must have its result in the next message, and each result its call before it. */
  private void match() {
    if (turn.retainResultsOf(calls)) {
      warnings.add("tool_results", "a tool result whose call was not sent is left out");
    }
    for (String id : turn.unanswered(calls)) {
      warnings.add("tool_results", "a tool call without a result is sent as one that failed");
      turn.add(Blocks.unanswered(id));
    }
  }

  /** A message's own mark ("Prompt caching") is that of its last block. */
  private List<Json.Obj> marked(List<Json.Obj> rendered, Message message) {
    Json mark = message.data().get(provider).get(Blocks.CACHE_CONTROL);
    if (mark == null || rendered.isEmpty()) {
      return rendered;
    }
    var marked = new ArrayList<>(rendered);
    marked.add(marked.removeLast().with(Blocks.CACHE_CONTROL, mark));
    return marked;
  }

  /** The last block of the last message, as LLM marks it. */
  private void markLast() {
    if (!sent.isEmpty() && sent.removeLast() instanceof Json.Obj message) {
      var content = new ArrayList<>(message.items("content"));
      if (content.removeLast() instanceof Json.Obj last) {
        content.add(last.with(Blocks.CACHE_CONTROL, CacheMark.of(CacheTtl.FIVE_MINUTES)));
      }
      sent.add(message.with("content", Json.array(content)));
    }
  }
}
