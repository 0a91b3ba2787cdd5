package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A model that gives one scripted answer after the other, whatever it is asked. */
public final class ToolModel implements Model {
  /** One answer. */
  public interface Answer extends Consumer<PartSink> {}

  private final List<Answer> answers;
  private final List<Prompt> prompts = new ArrayList<>();

  public ToolModel(Answer... answers) {
    this.answers = List.of(answers);
  }

  /** Says something and ends. */
  public static Answer says(String text) {
    return out -> {
      out.text(0, text);
      out.finish(FinishReason.STOP, "stop", Usage.of(3, 2), ProviderData.NONE);
    };
  }

  /** Calls tools: name, arguments, name, arguments... with the ids {@code call_1} and so on. */
  public static Answer calls(String... namesAndArguments) {
    return out -> {
      call(out, namesAndArguments);
      out.finish(FinishReason.TOOL_CALLS, "tool_calls", Usage.of(5, 4), ProviderData.NONE);
    };
  }

  /** Calls tools and meets the token limit. */
  public static Answer cutOff(String... namesAndArguments) {
    return out -> {
      call(out, namesAndArguments);
      out.finish(FinishReason.LENGTH, "length", Usage.of(5, 4), ProviderData.NONE);
    };
  }

  private static void call(PartSink out, String... namesAndArguments) {
    for (int i = 0; i < namesAndArguments.length; i += 2) {
      out.toolCall(i, "call_" + (i / 2 + 1), namesAndArguments[i], false);
      out.toolInput(i, namesAndArguments[i + 1]);
      out.end(i);
    }
  }

  /** What it was asked, in order. */
  public synchronized List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  /** The results that the prompt at {@code position} ends with. */
  public List<Part.ToolResult> results(int position) {
    return prompts().get(position).messages().getLast().parts(Part.ToolResult.class);
  }

  @Override
  public String id() {
    return "tools";
  }

  @Override
  public synchronized Exchange open(Prompt prompt) {
    Answer answer = answers.get(Math.min(prompts.size(), answers.size() - 1));
    prompts.add(prompt);
    return new Exchange() {
      @Override
      public boolean step(PartSink out) {
        answer.accept(out);
        return false;
      }

      @Override
      public void close() {}
    };
  }

  /** A tool without a schema. */
  public static Tool tool(String name, Tool.Function body) {
    return new Tool(name, "", Json.Obj.EMPTY, body);
  }
}
