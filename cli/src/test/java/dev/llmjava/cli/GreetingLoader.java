package dev.llmjava.cli;

import dev.llmjava.Template;
import dev.llmjava.TemplateLoader;
import dev.llmjava.json.Json;

/** A plugin's loader: greetings by language. */
public final class GreetingLoader implements TemplateLoader {
  @Override
  public String prefix() {
    return "greet";
  }

  @Override
  public String description() {
    return "Greetings by language\n\nllm -t greet:Danish\n";
  }

  @Override
  public Template load(String argument) {
    if (argument.isEmpty()) {
      throw new IllegalArgumentException("no\nlanguage");
    }
    var fields = Json.object().put("prompt", "Greet $input in " + argument);
    if (argument.equals("schema")) {
      fields.put("schema_object", Json.object().put("title", "greeting").build());
    }
    return new Template(argument, fields.put("functions", "def f(): pass").build());
  }
}
