package dev.llmjava.cli.display;

import dev.llmjava.ChainEvent;
import dev.llmjava.Part;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code --events}: every event as a JSON object on a line of its own. */
public final class EventLines implements Display {
  private final Terminal terminal;
  private final Set<Integer> serverSide = new HashSet<>();
  private int results;

  public EventLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(StreamEvent event) {
    line(json(event));
    if (event instanceof StreamEvent.Finished) {
      Display.notice(event, terminal);
      serverSide.clear();
      results = 0;
    }
  }

  /** Results that the model is about to be given are the parts of a message of their own. */
  @Override
  public void step(ChainEvent.Step step) {
    if (step instanceof ChainEvent.ToolFinished finished) {
      line(
          type("part")
              .put("part_index", results++)
              .put("part", finished.result().toJson())
              .build());
    }
  }

  private void line(Json.Obj json) {
    String line = json.toString();
    terminal.out().print((terminal.out().isTerminal() ? escaped(line) : line) + "\n");
  }

  /** What JSON lets stand and a terminal would obey, written as JSON writes the others. */
  private static String escaped(String line) {
    var escaped = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Output.isHarmful(c)) {
        escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private Json.Obj json(StreamEvent event) {
    return switch (event) {
      case StreamEvent.TextDelta(int index, String text) -> chunk("text", text, index).build();
      case StreamEvent.ReasoningDelta(int index, String text) ->
          chunk("reasoning", text, index).build();
      case StreamEvent.RefusalDelta(int index, String text) ->
          chunk("refusal", text, index).build();
      case StreamEvent.ToolCallStarted call -> {
        if (call.serverSide()) {
          serverSide.add(call.index());
        }
        yield call("tool_call_name", call.name(), call.index(), call.id());
      }
      case StreamEvent.ToolCallArguments more ->
          call("tool_call_args", more.json(), more.index(), more.id());
      case StreamEvent.PartFinished part -> part(part);
      case StreamEvent.Warning(String feature, String message) ->
          type("warning").put("feature", feature).put("message", message).build();
      case StreamEvent.Finished end -> finish(end);
    };
  }

  private static ObjectBuilder type(String type) {
    return Json.object().put("type", type);
  }

  private static ObjectBuilder chunk(String type, String chunk, int index) {
    return type(type).put("chunk", chunk).put("part_index", index);
  }

  private Json.Obj call(String type, String chunk, int index, String id) {
    var json = chunk(type, chunk, index).put("tool_call_id", id);
    return (serverSide.contains(index) ? json.put("server_executed", true) : json).build();
  }

  /** A whole refusal is no part line, so that the parts of type text are the chunks of text. */
  private static Json.Obj part(StreamEvent.PartFinished event) {
    boolean refusal = event.part() instanceof Part.Text text && text.refusal();
    var json =
        type(refusal ? "refusal" : "part")
            .put("part_index", event.index())
            .put("part", event.part().toJson());
    return (event.message() > 0 ? json.put("message_index", event.message()) : json).build();
  }

  private static Json.Obj finish(StreamEvent.Finished end) {
    Usage usage = end.usage();
    var counts =
        Json.object()
            .put("input", number(usage.input()))
            .put("output", number(usage.output()))
            .putIfPresent("cache_read", usage.cacheRead())
            .putIfPresent("cache_write", usage.cacheWrite())
            .putIfPresent("reasoning", usage.reasoning());
    return type("finish")
        .put("reason", end.reason().name().toLowerCase(Locale.ROOT))
        .put("raw_reason", end.rawReason() == null ? Json.Null.NULL : Json.of(end.rawReason()))
        .put("usage", counts.build())
        .build();
  }

  private static Json number(@Nullable Long count) {
    return count == null ? Json.Null.NULL : Json.of(count);
  }
}
