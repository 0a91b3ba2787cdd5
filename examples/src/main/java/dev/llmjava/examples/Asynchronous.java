package dev.llmjava.examples;

import dev.llmjava.Llm;
import dev.llmjava.Model;
import dev.llmjava.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Several models asked at once, each answer read on a virtual thread of its own. */
public final class Asynchronous {
  private Asynchronous() {}

  public static void main(String[] args) {
    try (Llm llm = Llm.create()) {
      ask(List.of(llm.model("echo"), llm.model("markov")), "one two three")
          .forEach(System.out::println);
    }
  }

  static List<String> ask(List<Model> models, String question) {
    // region asynchronous
    List<CompletableFuture<Response>> answers =
        models.stream().map(model -> model.prompt(question).readAsync(event -> {})).toList();
    return answers.stream().map(answer -> answer.join().text()).toList();
    // endregion
  }
}
