package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Words, and what they cite. Each block is a part of its own: its citations are for its words. */
final class TextBlock implements OpenBlock {
  private final String provider;
  private final Json.Obj block;
  private final String before;
  private final StringBuilder text = new StringBuilder();
  private final List<Json> citations;
  private boolean begun;

  /**
   * @param before words that the answer was made to begin with
   */
  TextBlock(String provider, Json.Obj block, String before) {
    this.provider = provider;
    this.block = block;
    this.before = before;
    this.citations = new ArrayList<>(block.items(Blocks.CITATIONS));
  }

  @Override
  public void start(PartSink out) {
    say(before, out);
    add(orEmpty(block.string("text")), out);
  }

  @Override
  public void delta(Json.Obj delta, PartSink out) {
    String more = delta.string("text");
    if (more != null) {
      add(more, out);
    } else if (delta.get("citation") instanceof Json.Obj citation) {
      citations.add(citation);
    }
  }

  @Override
  public Json.Obj end(PartSink out) {
    ProviderData data = data();
    if (begun) {
      out.data(this, data);
      out.end(this);
    } else if (!data.isEmpty()) {
      out.part(new Part.Text("", data));
    }
    Json.Obj whole = block.with("text", Json.of(text.toString()));
    return citations.isEmpty() ? whole : whole.with(Blocks.CITATIONS, Json.array(citations));
  }

  private void add(String more, PartSink out) {
    text.append(more);
    say(more, out);
  }

  private void say(String more, PartSink out) {
    if (!more.isEmpty()) {
      begun = true;
      out.text(this, more);
    }
  }

  private ProviderData data() {
    return citations.isEmpty()
        ? ProviderData.NONE
        : ProviderData.of(provider, Blocks.CITATIONS, Json.array(citations));
  }
}
