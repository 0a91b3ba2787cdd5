package dev.llmjava.chat;

import dev.llmjava.ChainLimit;
import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.Prompt;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.ToolOutput;
import dev.llmjava.json.Json;
import dev.llmjava.schema.JsonType;
import dev.llmjava.schema.SchemaMismatch;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer that is a value of a type. */
final class Structured<T> {
  /** A model that does not get it right after being told twice what is wrong never will. */
  private static final int TRIES = 3;

  private final ChatSetup setup;
  private final Class<T> type;

  Structured(ChatSetup setup, Class<T> type) {
    this.setup = setup;
    this.type = type;
  }

  T ask(Chat chat, Prompt question) {
    ModelInfo info = setup.asked().info();
    if (info.supports(ModelInfo.Feature.SCHEMAS)) {
      return bySchema(chat, question);
    }
    if (info.supports(ModelInfo.Feature.TOOLS)) {
      return byTool(chat, question);
    }
    throw new LlmException.Setup(
        setup.asked().id()
            + " has neither structured output nor tools; ask a model that has, or read its text");
  }

  private T bySchema(Chat chat, Prompt question) {
    ChatStream stream =
        chat.go(setup.only(List.of(), ChainLimit.NONE, schema()), CallOptions.NONE, question);
    return stream.response().as(type);
  }

  private T byTool(Chat chat, Prompt question) {
    var given = new Given<>(JsonType.of(type), schema());
    Tool answer =
        new Tool(
            "answer",
            "Give the answer, a " + type.getSimpleName() + ".",
            given.schema,
            given::take);
    CallOptions forced = CallOptions.builder().toolChoice(ToolChoice.named("answer")).build();
    ChatSetup once = setup.only(List.of(answer), ChainLimit.fail(TRIES + 1), null);
    String text;
    try {
      text = chat.go(once, forced, question).chain().text();
    } catch (LlmException.ChainLimitMet e) {
      text = given.arguments;
    }
    if (given.value == null) {
      String came = given.arguments.isEmpty() ? text : given.arguments;
      throw new LlmException.Mismatch(type.getSimpleName(), given.problem, came);
    }
    return given.value;
  }

  /** That of an object, with the value as its property where the type is none. */
  private Json.Obj schema() {
    return Objects.requireNonNull(Prompt.builder().schema(type).build().schema());
  }

  /** What the model has given as arguments. */
  private static final class Given<T> {
    private final JsonType<T> type;
    private final Json.Obj schema;
    private int tries;
    private volatile @Nullable T value;
    private volatile String arguments = "";
    private volatile String problem = "the model did not give it";

    Given(JsonType<T> type, Json.Obj schema) {
      this.type = type;
      this.schema = schema;
    }

    /** What does not fit is a failed result like any other, but the last. */
    synchronized ToolOutput take(Json.Obj given) {
      arguments = given.toString();
      try {
        Json wrapped = schema.equals(type.schema()) ? given : given.get("value");
        value = type.read(wrapped == null ? given : wrapped, "arguments");
        return ToolOutput.stop("Thank you.");
      } catch (SchemaMismatch e) {
        problem = String.valueOf(e.getMessage());
        if (++tries < TRIES) {
          throw e;
        }
        return ToolOutput.stop("Error: " + problem);
      }
    }
  }
}
