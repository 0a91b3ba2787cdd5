package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one answer among the candidates that counts, as it grows. */
final class Candidate {
  private final String provider;
  private final References references = new References();
  private final Words words;
  private final ToolCalls calls;
  private final ExecutedTools executed;
  private final Pictures pictures = new Pictures();
  private final Speech speech;

  Candidate(String provider) {
    this.provider = provider;
    words = new Words(provider, references);
    calls = new ToolCalls(provider);
    executed = new ExecutedTools(provider);
    speech = new Speech(provider);
  }

  /** What stands at the top of a chunk and not in its message. */
  void chunk(Json.Obj chunk) {
    executed.answer(chunk.string("id"));
    references.chunk(chunk);
  }

  /** Something new: a delta, or a message that comes whole. */
  void delta(Json.Obj delta, PartSink out) {
    if (delta.isEmpty()) {
      return;
    }
    words.reasoning(Reasoned.in(delta), out);
    words.sealed(Reasoned.OPAQUE, delta.string(Reasoned.OPAQUE), out);
    executed.read(delta.items("executed_tools"), words, out);
    content(delta.get("content"), out);
    words.refusal(orEmpty(delta.string("refusal")), out);
    words.text(speech.read(delta.object("audio")), out);
    pictures.read(delta.items("images"), words, out);
    calls.read(delta.items("tool_calls"), words, out);
    calls.legacy(delta.object("function_call"), words, out);
    references.annotate(delta.items("annotations"));
    extra(delta, out);
  }

  /** What a plain chunk brings; false, and nothing done, when it brings more than that. */
  boolean plain(PlainDelta delta, PartSink out) {
    String arguments = delta.arguments();
    ToolCall call = arguments == null ? null : calls.numbered(delta.call());
    if (arguments != null && call == null) {
      return false;
    }
    if (!delta.thought().isEmpty()) {
      words.reasoning(new Reasoned(delta.thoughtField(), delta.thought(), List.of()), out);
    }
    words.text(delta.text(), out);
    if (arguments != null && call != null) {
      call.more(arguments, words, out);
    }
    return true;
  }

  /**
   * A message. Some vendors send the whole message so far in every chunk, or in the last one,
   * beside the deltas; then only what the deltas did not bring is new.
   */
  void message(Json.Obj message, boolean besideDelta, PartSink out) {
    if (!words.begun() && !calls.any()) {
      delta(message, out);
      return;
    }
    String content = orEmpty(message.string("content"));
    String more = words.newIn(content);
    words.text(
        more.isEmpty() && !besideDelta && !words.text().startsWith(content) ? content : more, out);
    references.annotate(message.items("annotations"));
    if (!calls.any()) {
      calls.read(message.items("tool_calls"), words, out);
    }
  }

  /** All that is left to say before the finish. */
  void finish(PartSink out) {
    words.interrupt(out);
    calls.finish(out);
    speech.finish(out);
    ProviderData rest = references.take(provider);
    if (!rest.isEmpty()) {
      out.messageData(rest);
    }
  }

  String words() {
    return words.text();
  }

  boolean refused() {
    return words.refused() && !calls.any();
  }

  /** A string, or a list of typed objects (Mistral's content chunks, OpenAI's content parts). */
  private void content(@Nullable Json content, PartSink out) {
    switch (content) {
      case Json.Str(String text) -> words.text(text, out);
      case Json.Arr(List<Json> items) -> items.forEach(item -> content(item, out));
      case Json.Obj item -> item(item, out);
      case null, default -> {}
    }
  }

  private void item(Json.Obj item, PartSink out) {
    switch (orEmpty(item.string("type"))) {
      case "thinking", "reasoning" -> {
        words.reasoning(new Reasoned(Reasoned.IN_CONTENT, thought(item), List.of()), out);
        words.sealed(Reasoned.SIGNATURE, item.string(Reasoned.SIGNATURE), out);
      }
      case "refusal" -> words.refusal(orEmpty(item.string("refusal")), out);
      case "image_url", "image" -> pictures.read(List.of(item), words, out);
      default -> {
        String text = item.string("text");
        if (text == null) {
          references.annotate(List.of(item));
        } else {
          words.text(text, out);
        }
      }
    }
  }

  /** A list of texts or one string; Databricks calls the list a summary. */
  private static String thought(Json.Obj item) {
    String whole = item.string("thinking");
    var text = new StringBuilder(whole == null ? orEmpty(item.string("text")) : whole);
    var pieces = new ArrayList<>(item.items("thinking"));
    pieces.addAll(item.items("summary"));
    for (Json piece : pieces) {
      text.append(piece instanceof Json.Obj object ? orEmpty(object.string("text")) : "");
    }
    return text.toString();
  }

  /** Google's thought signatures (its OpenAI compatibility page): to be sent back as they came. */
  private void extra(Json.Obj delta, PartSink out) {
    Json.Obj extra = delta.object(ToolCalls.EXTRA);
    if (!extra.isEmpty()) {
      out.messageData(ProviderData.of(provider, ToolCalls.EXTRA, extra));
    }
  }
}
