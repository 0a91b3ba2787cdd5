package dev.llmjava.cli;

import dev.llmjava.Attachment;
import dev.llmjava.Fragment;
import dev.llmjava.FragmentLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A plugin's loader: recipes, of which some have a picture. */
public final class RecipeLoader implements FragmentLoader {
  @Override
  public String prefix() {
    return "recipe";
  }

  @Override
  public String description() {
    return """
    Recipes by the name of a dish

    llm -f recipe:soup
    """;
  }

  @Override
  public Loaded load(String argument) {
    Fragment recipe = new Fragment("How to make " + argument, "recipe:" + argument);
    return switch (argument) {
      case "menu" -> Loaded.of(recipe, Fragment.of("and more"));
      case "cake" ->
          new Loaded(
              List.of(recipe),
              List.of(Attachment.of("image/png", "cake".getBytes(StandardCharsets.UTF_8))));
      case "stone" -> throw new IllegalArgumentException("nobody\neats that");
      default -> Loaded.of(recipe);
    };
  }
}
