package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;

/**
 * Thinking and the signature that vouches for it. Where the thinking is left out of the answer, as
 * it is by default from Claude Opus 4.7 on, the signature comes alone; the part is then redacted,
 * and must still be sent back as thinking, not as redacted thinking.
 */
final class ThinkingBlock implements OpenBlock {
  static final String SIGNATURE = "signature";

  private final String provider;
  private final Json.Obj block;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder signature = new StringBuilder();

  ThinkingBlock(String provider, Json.Obj block) {
    this.provider = provider;
    this.block = block;
  }

  @Override
  public void start(PartSink out) {
    delta(block, out);
  }

  @Override
  public void delta(Json.Obj delta, PartSink out) {
    String more = orEmpty(delta.string("thinking"));
    if (!more.isEmpty()) {
      text.append(more);
      out.reasoning(this, more);
    }
    signature.append(orEmpty(delta.string(SIGNATURE)));
  }

  @Override
  public Json.Obj end(PartSink out) {
    ProviderData data = data();
    if (!text.isEmpty()) {
      out.data(this, data);
      out.end(this);
    } else if (!data.isEmpty()) {
      out.part(new Part.Reasoning("", true, data));
    }
    return block
        .with("thinking", Json.of(text.toString()))
        .with(SIGNATURE, Json.of(signature.toString()));
  }

  private ProviderData data() {
    return signature.isEmpty()
        ? ProviderData.NONE
        : ProviderData.of(provider, SIGNATURE, Json.of(signature.toString()));
  }
}
