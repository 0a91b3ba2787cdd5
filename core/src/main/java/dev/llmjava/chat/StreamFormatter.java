package dev.llmjava.chat;

import dev.llmjava.ChainEvent;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Part.ToolCall;
import dev.llmjava.Part.ToolResult;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What happens in a chain as Markdown, event by event: text as it is, a brain for every piece of
 * reasoning, a fold for every tool that ran. All of it together is a {@link Transcript}. One chain,
 * one thread.
 */
public final class StreamFormatter implements Function<ChainEvent, String> {
  static final String BRAIN = "🧠";

  private final Truncator results;
  private final Truncator arguments;
  private final boolean showThinking;
  private final boolean showPending;
  private final StringBuilder output = new StringBuilder();
  private final TranscriptText words = new TranscriptText();
  private final CitationFootnotes notes = new CitationFootnotes();
  private final Map<String, ToolCall> serverCalls = new LinkedHashMap<>();
  private boolean thinking;
  private long answers;

  private StreamFormatter(Builder from) {
    results = Truncator.of(from.max);
    arguments = Truncator.of((int) Math.min(5L * from.max, Integer.MAX_VALUE));
    showThinking = from.showThinking;
    showPending = from.showPending;
  }

  public static StreamFormatter create() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What to show now; often nothing. */
  @Override
  public String apply(ChainEvent event) {
    String now = switchFrom(event) + format(event);
    output.append(now);
    return now;
  }

  /** All that was shown. */
  public String output() {
    return output.toString();
  }

  /** Words that begin where reasoning ends are a paragraph of their own. */
  private String switchFrom(ChainEvent event) {
    if (!thinking || event instanceof StreamEvent.ReasoningDelta) {
      return "";
    }
    thinking = false;
    return ownLines("\n\n");
  }

  private String format(ChainEvent event) {
    return switch (event) {
      case StreamEvent.TextDelta text -> words.add(text.text());
      case StreamEvent.RefusalDelta refusal -> words.add(refusal.text());
      case StreamEvent.ReasoningDelta reasoning -> think(reasoning.text());
      case StreamEvent.PartFinished whole -> finished(whole.part());
      case ChainEvent.ResponseFinished end -> end(end.response());
      case ChainEvent.ToolFinished tool ->
          block(tool.call(), tool.result(), tool.whole(), answers - 1);
      case StreamEvent.ToolCallStarted s -> "";
      case StreamEvent.ToolCallArguments a -> "";
      case StreamEvent.Warning w -> "";
      case StreamEvent.Finished f -> "";
      case ChainEvent.ToolStarted s -> "";
      case ChainEvent.Paused p -> "";
    };
  }

  private String think(String text) {
    thinking = true;
    String shown = showThinking ? words.add(text) + words.flush() : words.flush();
    return shown + BRAIN;
  }

  private String finished(Part part) {
    return switch (part) {
      case Part.Text text -> onLine(notes.markers(text));
      case Part.Media media -> onLine(Markdown.media(media.attachment()));
      case ToolCall call -> started(call);
      case ToolResult result -> answered(result);
      case Part.Reasoning r -> "";
      case Part.Unknown u -> "";
    };
  }

  /** What a provider runs it also answers, in the same response. */
  private String started(ToolCall call) {
    if (call.serverSide()) {
      serverCalls.put(String.valueOf(call.id()), call);
    }
    return "";
  }

  private String answered(ToolResult result) {
    ToolCall call = serverCalls.remove(String.valueOf(result.callId()));
    return call == null ? "" : block(call, result, false, answers);
  }

  private String end(Response response) {
    answers++;
    var shown = new StringBuilder(words.flush());
    for (Message message : response.partial()) {
      shown.append(notes.ofWhole(message));
    }
    shown.append(notes.list());
    if (showPending) {
      response.toolCalls().forEach(call -> shown.append(pending(call)));
    }
    words.newLine();
    return shown.toString();
  }

  private static String pending(ToolCall call) {
    return "\n\n⏳ " + Markdown.html(call.name() + "(" + call.arguments() + ")") + "\n\n";
  }

  /** Display only: what the model is told is whole. */
  private String block(ToolCall call, ToolResult result, boolean whole, long answer) {
    var shown = whole ? new ToolBlock(call, result, answer, false) : cut(call, result, answer);
    return ownLines(shown.format());
  }

  private ToolBlock cut(ToolCall call, ToolResult result, long answer) {
    var shortened = new LinkedHashMap<String, Json>();
    call.arguments().fields().forEach((name, value) -> shortened.put(name, cut(value)));
    String input = new Json.Obj(shortened).toString();
    return new ToolBlock(
        new ToolCall(call.id(), call.name(), input, call.serverSide(), call.data()),
        result.withOutput(results.shorten(result.output())),
        answer,
        false);
  }

  private Json cut(Json value) {
    String text = value instanceof Json.Str(String plain) ? plain : value.toString();
    String shown = arguments.shorten(text);
    return shown.equals(text) ? value : Json.of(shown);
  }

  private String onLine(String own) {
    return own.isEmpty() ? "" : words.flush() + own;
  }

  private String ownLines(String own) {
    String shown = words.flush() + own;
    words.newLine();
    return shown;
  }

  /** One thread. */
  public static final class Builder {
    private int max = 2000;
    private boolean showThinking;
    private boolean showPending;

    private Builder() {}

    /** How many characters of a result are shown, and five times as many of an argument. */
    public Builder max(int characters) {
      max = characters;
      return this;
    }

    /** Whether reasoning is shown, and not only that there is some. */
    public Builder showThinking(boolean value) {
      showThinking = value;
      return this;
    }

    /** Whether there is a line for every call before its tool runs. */
    public Builder showPending(boolean value) {
      showPending = value;
      return this;
    }

    public StreamFormatter build() {
      return new StreamFormatter(this);
    }
  }
}
