package dev.llmjava.examples;

import dev.llmjava.Llm;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.json.Json;

/** A conversation that goes on from what was stored, in the same process or another one. */
public final class Conversing {
  private Conversing() {}

  public static void main(String[] args) {
    try (Llm llm = Llm.create()) {
      System.out.println(converse(llm.model("echo")));
    }
  }

  static String once(String name) {
    // region once
    try (Llm llm = Llm.create()) { // keys, aliases and the rest as the command has them
      Model model = llm.model(name); // "gpt-4o-mini", or llm.model() for the default
      Prompt prompt =
          Prompt.builder()
              .system("You know birds.")
              .user("Five names for a pet pelican")
              .option("temperature", 0.2)
              .build();
      return model.prompt(prompt).text();
    }
    // endregion
  }

  static String converse(Model model) {
    // region conversing
    Response first = model.prompt("Suggest a name for a pet pelican");
    String stored = first.toJson().toString(); // waits for the whole answer

    Response rebuilt = Response.fromJson(Json.parseObject(stored), model);
    Response second = rebuilt.reply("Now one for a pet walrus");
    return second.text();
    // endregion
  }
}
