package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block that comes whole or is of use only when it is: redacted thinking, the results of tools
 * that the provider ran, and blocks that are not part of what the model says, such as compactions,
 * fallbacks, uploads and whatever is new. The last kind is kept as a part without words.
 */
final class WholeBlock implements OpenBlock {
  private static final String RESULT = "_tool_result";
  private static final String CONTENT = "content";

  private final String provider;
  private final @Nullable String tool;
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private Json.Obj block;

  /**
   * @param tool the name of the tool whose result this is; null when no call of it is known
   */
  WholeBlock(String provider, Json.Obj block, @Nullable String tool) {
    this.provider = provider;
    this.block = block;
    this.tool = tool;
  }

  @Override
  public void start(PartSink out) {}

  /** Fields that come late ("compaction_delta"); a text that comes in pieces is joined. */
  @Override
  public void delta(Json.Obj delta, PartSink out) {
    delta.without("type").fields().forEach(this::add);
  }

  private void add(String name, Json more) {
    if (more instanceof Json.Str(String text)) {
      texts.computeIfAbsent(name, n -> new StringBuilder(orEmpty(block.string(n)))).append(text);
    } else if (!(more instanceof Json.Null)) {
      block = block.with(name, more);
    }
  }

  @Override
  public Json.Obj end(PartSink out) {
    texts.forEach((name, text) -> block = block.with(name, Json.of(text.toString())));
    String type = orEmpty(block.string("type"));
    if (type.equals("redacted_thinking")) {
      out.part(new Part.Reasoning("", true, ProviderData.of(provider, Blocks.pick(block, "data"))));
    } else if (type.endsWith(RESULT)) {
      out.part(result(type));
    } else if (!block.isEmpty()) {
      out.part(new Part.Text("", whole()));
    }
    return block;
  }

  private Part result(String type) {
    String name = tool == null ? type.substring(0, type.length() - RESULT.length()) : tool;
    return new Part.ToolResult(
        block.string("tool_use_id"), name, output(), error(), List.of(), true, whole());
  }

  /** As LLM keeps it: JSON, unless it is a text. */
  private String output() {
    return switch (block.get(CONTENT)) {
      case Json.Str(String text) -> text;
      case Json.Obj object -> object.format(JsonStyle.PYTHON);
      case Json.Arr array when !array.items().isEmpty() -> array.format(JsonStyle.PYTHON);
      case null, default -> "";
    };
  }

  private @Nullable String error() {
    String code = block.object(CONTENT).string("error_code");
    return code == null && block.isTrue("is_error") ? "error" : code;
  }

  private ProviderData whole() {
    return ProviderData.of(provider, Blocks.WHOLE, block);
  }
}
