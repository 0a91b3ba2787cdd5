package dev.llmjava.chat;

import dev.llmjava.ChainLimit;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.ModelInfo;
import dev.llmjava.Prompt;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.ToolOutput;
import dev.llmjava.json.Json;
import dev.llmjava.schema.JsonType;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

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

  T ask(Chat chat, Message question) {
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

  private T bySchema(Chat chat, Message question) {
    Json.Obj schema = Prompt.builder().schema(type).build().schema();
    ChatStream stream =
        chat.go(
            setup.only(List.of(), ChainLimit.NONE, schema), CallOptions.NONE, List.of(question));
    return stream.response().as(type);
  }

  /** The tool's body has the value; what does not fit is a failed result like any other. */
  private T byTool(Chat chat, Message question) {
    var value = new AtomicReference<T>();
    JsonType<T> form = JsonType.of(type);
    Tool answer =
        new Tool(
            "answer",
            "Give the answer, a " + type.getSimpleName() + ".",
            form.schema(),
            arguments -> {
              value.set(form.read(arguments, "arguments"));
              return ToolOutput.stop("Thank you.");
            });
    CallOptions forced = CallOptions.builder().toolChoice(ToolChoice.named("answer")).build();
    ChatStream stream =
        chat.go(
            setup.only(List.of(answer), ChainLimit.fail(TRIES), null), forced, List.of(question));
    String text = stream.chain().text();
    T given = value.get();
    if (given == null) {
      throw new LlmException.Mismatch(type.getSimpleName(), "the model did not give it", text);
    }
    return given;
  }
}
