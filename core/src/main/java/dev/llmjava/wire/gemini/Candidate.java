package dev.llmjava.wire.gemini;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/** The one candidate that counts, as it grows: its parts ("Part"), one by one. */
final class Candidate {
  /** The key of provider data, and the field, that hold what vouches for a part. */
  static final String SIGNATURE = "thoughtSignature";

  /** The key of provider data that holds a part as it came, to be sent back like that. */
  static final String NATIVE = "part";

  private final String provider;
  private final Words words;
  private final FunctionCalls calls;
  private final ExecutedTools executed;
  private final Pictures pictures;
  private final Grounding grounding;

  Candidate(String provider) {
    this.provider = provider;
    grounding = new Grounding(provider);
    words = new Words(provider, grounding);
    calls = new FunctionCalls(provider);
    executed = new ExecutedTools(provider);
    pictures = new Pictures(provider);
  }

  void read(Json.Obj candidate, @Nullable String responseId, PartSink out) {
    words.nextChunk();
    executed.answer(responseId);
    for (Json item : candidate.object("content").items("parts")) {
      if (item instanceof Json.Obj part) {
        part(part, out);
      }
    }
    grounding.read(candidate);
  }

  /** All that is left to say before the finish. */
  void finish(PartSink out) {
    words.interrupt(out);
    ProviderData rest = grounding.take();
    if (!rest.isEmpty()) {
      out.messageData(rest);
    }
  }

  /** How often the web was searched; null when nothing says that it was. */
  @Nullable Long searches() {
    return grounding.searches();
  }

  boolean waitsForTools() {
    return calls.any();
  }

  private void part(Json.Obj part, PartSink out) {
    if (part.get("text") instanceof Json.Str(String text)) {
      words.read(part, text, out);
    } else if (part.get("functionCall") instanceof Json.Obj call) {
      calls.read(call, part.string(SIGNATURE), words, out);
    } else if (executed.read(part, words, out) || pictures.read(part, words, out)) {
      return;
    } else if (part.without("thought", SIGNATURE).isEmpty()) {
      words.read(part, "", out);
    } else {
      words.interrupt(out);
      out.part(unknown(provider, part));
    }
  }

  /** What a part holds beside its content, to be sent back with it. */
  static ProviderData signature(String provider, @Nullable String signature) {
    return signature == null || signature.isEmpty()
        ? ProviderData.NONE
        : ProviderData.of(provider, SIGNATURE, Json.of(signature));
  }

  /** A part that this version cannot read stays as it is. */
  static Part unknown(String provider, Json.Obj part) {
    Json.Obj data = ProviderData.of(provider, NATIVE, part).byProvider();
    return new Part.Unknown(
        Json.object().put("type", provider + "_part").put("provider_metadata", data).build());
  }
}
