package dev.llmjava.bench;

import dev.llmjava.Llm;
import dev.llmjava.Model;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import java.util.HashMap;
import java.util.Map;

/** This library, as an application uses it. */
final class Ours implements Client {
  private final Map<String, Model> models = new HashMap<>();

  public static void main(String[] args) throws Exception {
    ClientProcess.serve(new Ours());
  }

  static Model model(String baseUrl) {
    return Llm.builder()
        .environment(Map.of("OPENAI_BASE_URL", baseUrl, "OPENAI_API_KEY", "key"))
        .build()
        .model("gpt-4.1-mini");
  }

  @Override
  public Outcome ask(String baseUrl) {
    long counted = 0;
    try (Response response = models.computeIfAbsent(baseUrl, Ours::model).prompt("hi")) {
      for (StreamEvent event : response.events()) {
        switch (event) {
          case StreamEvent.TextDelta text -> counted += text.text().length();
          case StreamEvent.ReasoningDelta reasoning -> counted += reasoning.text().length();
          case StreamEvent.ToolCallArguments arguments -> counted += arguments.json().length();
          default -> {}
        }
      }
      long assembled = 0;
      for (Part part : response.message().parts()) {
        assembled +=
            switch (part) {
              case Part.Text text -> text.text().length();
              case Part.Reasoning reasoning -> reasoning.text().length();
              case Part.ToolCall call -> call.input().length();
              default -> 0;
            };
      }
      return new Outcome(counted, assembled);
    }
  }
}
