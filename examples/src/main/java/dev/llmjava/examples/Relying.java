package dev.llmjava.examples;

import dev.llmjava.Chain;
import dev.llmjava.Llm;
import dev.llmjava.Model;
import dev.llmjava.ModelFacts;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.Tool;
import dev.llmjava.chat.History;
import dev.llmjava.model.Budget;
import dev.llmjava.model.BudgetedModel;
import dev.llmjava.model.CachedModel;
import dev.llmjava.model.FallbackModel;
import dev.llmjava.model.MemoryResponseCache;
import dev.llmjava.model.MockModel;
import dev.llmjava.model.Models;
import dev.llmjava.model.RetryPolicy;
import dev.llmjava.model.RetryingModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Models made of models: one that is tried again, one that stands in, one that remembers. */
public final class Relying {
  private Relying() {}

  public static void main(String[] args) {
    try (Llm llm = Llm.create()) {
      Model model = reliable(llm.model("echo"), llm.model("markov"));
      System.out.println(model.prompt("one two three").text());
    }
  }

  static Model reliable(Model usual, Model other) {
    // region reliable
    Model patient = new RetryingModel(usual, RetryPolicy.STANDARD.withAttempts(4));
    Model reliable = FallbackModel.of(patient, other);
    Model quick = new CachedModel(reliable, new MemoryResponseCache(500, Duration.ofHours(1)));
    // endregion
    return quick;
  }

  static Model frugal(Model model, ModelFacts facts) {
    // region budget
    Budget budget = Budget.dollars(new BigDecimal("0.50"));
    Model frugal = new BudgetedModel(model, facts, budget).withAllowance(1_000);
    // endregion
    return frugal;
  }

  static String tested() {
    // region mock
    MockModel model = MockModel.of("It rains.", "It still rains.");
    String first = model.prompt("How is the weather?").text();
    List<Prompt> asked = model.prompts();
    // endregion
    return first + " " + asked.size();
  }

  static String toolTested(Tool weigh) {
    // region mockCalls
    MockModel model =
        MockModel.builder()
            .answer(History.call("call_1", "weigh", Map.of("dog", "Cleo")))
            .answer("Cleo weighs 10 kg.")
            .build();
    Chain chain = model.chain(Prompt.builder().user("Weigh Cleo").tool(weigh).build());
    String last = chain.text();
    List<Part.ToolResult> results = chain.messages().get(2).parts(Part.ToolResult.class);
    // endregion
    return results.getFirst().output() + " " + last;
  }

  static String first(List<Model> models, Prompt prompt) {
    // region fastest
    Response fastest = Models.fastest(models, prompt);
    // endregion
    return fastest.text();
  }
}
