package dev.llmjava.examples;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.schema.Description;
import dev.llmjava.schema.SchemaDsl;
import java.util.List;

/** Answers as values. */
public final class Typed {
  private Typed() {}

  // region dog
  public record Dog(@Description("one word") String name, int age, Size size) {}

  public enum Size {
    SMALL,
    LARGE
  }

  // endregion

  static Dog one(Model model) {
    // region typed
    Dog dog = model.prompt("Invent a dog", Dog.class);
    // endregion
    return dog;
  }

  static List<Dog> several(Model model) {
    // region several
    List<Dog> dogs =
        model
            .prompt(Prompt.builder().user("Invent three dogs").schemaMulti(Dog.class).build())
            .asList(Dog.class);
    // endregion
    return dogs;
  }

  static String written(Model model) {
    // region dsl
    Prompt prompt =
        Prompt.builder()
            .user("Invent a dog")
            .schema(SchemaDsl.parse("name: one word, age int, bio"))
            .build();
    // endregion
    return model.prompt(prompt).text();
  }
}
