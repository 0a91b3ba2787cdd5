package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells content blocks apart by their type. Types that end like those of tools that the provider
 * runs are taken for such, because new ones keep coming.
 */
final class BlockReader {
  private final String provider;
  private final @Nullable String answerTool;
  private final Map<String, String> serverCalls = new HashMap<>();
  private String prefill;
  private boolean calls;

  BlockReader(Prompt prompt, Dialect dialect) {
    this.provider = dialect.provider();
    this.answerTool = Schema.isForced(prompt, dialect) ? Schema.TOOL : null;
    this.prefill = Prefill.shown(prompt, dialect);
  }

  /** Whether there was a call for the application to answer. */
  boolean calls() {
    return calls;
  }

  OpenBlock open(Json.Obj block) {
    String type = orEmpty(block.string("type"));
    return switch (type) {
      case "text" -> new TextBlock(provider, block, takePrefill());
      case "thinking" -> new ThinkingBlock(provider, block);
      case "tool_use" -> new CallBlock(provider, block, kind(block));
      default -> other(type, block);
    };
  }

  /** Tells the prefill where a call and not the answer's words come after it. */
  void lead(Json.Obj block, PartSink out) {
    String type = orEmpty(block.string("type"));
    if (type.endsWith("tool_use") && answerTool == null && !prefill.isEmpty()) {
      out.text(this, takePrefill());
      out.end(this);
    }
  }

  private String takePrefill() {
    String taken = prefill;
    prefill = "";
    return taken;
  }

  private CallBlock.Kind kind(Json.Obj block) {
    if (orEmpty(block.string("name")).equals(answerTool)) {
      return CallBlock.Kind.ANSWER;
    }
    calls = true;
    return CallBlock.Kind.CALL;
  }

  private OpenBlock other(String type, Json.Obj block) {
    if (type.endsWith("_tool_use")) {
      serverCalls.put(orEmpty(block.string("id")), orEmpty(block.string("name")));
      return new CallBlock(provider, block, CallBlock.Kind.SERVER_CALL);
    }
    String id = orEmpty(block.string("tool_use_id"));
    return new WholeBlock(provider, block, serverCalls.get(id));
  }
}
