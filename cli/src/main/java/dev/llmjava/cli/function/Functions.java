package dev.llmjava.cli.function;

import dev.llmjava.TextFile;
import dev.llmjava.Tool;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.terminal.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tools of {@code --functions} and of a template: Java that is compiled in memory. */
public final class Functions {
  /** What {@link Arguments} keep a template's under, its name and its source; they come first. */
  public static final String OF_TEMPLATE = "template-functions";

  private static final String OPTION = "functions";
  private static final String OPTION_NAME = "--functions definition";
  private static final String EXAMPLE =
      "public static int multiply(int x, int y) { return x * y; }";

  private final String where;

  /**
   * @param where the source stands, for errors
   */
  private Functions(String where) {
    this.where = where;
  }

  public static Spec option(Spec spec) {
    return spec.texts(
            "Java for the model to call: static methods, or a path to a .java file", "--" + OPTION)
        .completing(Completion.FILES);
  }

  public static boolean isGiven(Arguments arguments) {
    return !arguments.values(OPTION).isEmpty() || !arguments.values(OF_TEMPLATE).isEmpty();
  }

  /** All of them. */
  public static List<Tool> of(Arguments arguments) {
    var tools = new ArrayList<Tool>();
    List<String> ofTemplate = arguments.values(OF_TEMPLATE);
    for (int i = 0; i + 1 < ofTemplate.size(); i += 2) {
      String where = "the functions of template \"" + ofTemplate.get(i) + "\"";
      tools.addAll(new Functions(where).tools(ofTemplate.get(i + 1)));
    }
    for (String given : arguments.values(OPTION)) {
      tools.addAll(new Functions(OPTION_NAME).tools(text(given)));
    }
    return tools;
  }

  /**
   * The source of all as one text, for a template: what is in files is in it, since a template that
   * named a file would run another one elsewhere.
   *
   * @throws Failure for texts that do not go together
   */
  public static String joined(Arguments arguments) {
    List<String> texts = arguments.values(OPTION).stream().map(Functions::text).toList();
    if (texts.size() < 2) {
      return String.join("", texts);
    }
    String joined = FunctionSource.joined(texts);
    try {
      if (texts.stream().noneMatch(Functions::isPython) && compiles()) {
        CompiledFunctions.of(joined);
      }
      return joined;
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "These --functions cannot be saved together ("
              + e.getMessage()
              + "); put them into one file");
    }
  }

  private static String text(String given) {
    boolean isPath = given.indexOf('\n') < 0 && given.endsWith(".java");
    return isPath ? read(Path.of(given)) : given;
  }

  private String checked(String text) {
    if (isPython(text)) {
      throw wrong("this is Python, and functions are Java here, such as " + EXAMPLE);
    }
    if (!compiles()) {
      throw wrong("this Java cannot compile; run llm with a JDK, or bring tools as a plugin");
    }
    return text;
  }

  private static boolean compiles() {
    return ModuleLayer.boot().findModule("jdk.compiler").isPresent();
  }

  private static String read(Path file) {
    if (!Files.exists(file)) {
      throw new Failure("File not found: " + file);
    }
    return TextFile.read(file, TextFile.MOST_OF_SETTINGS);
  }

  private static boolean isPython(String text) {
    if (text.indexOf('\n') < 0 && text.endsWith(".py")) {
      return true;
    }
    for (String line : text.lines().toList()) {
      boolean defines = line.startsWith("def ") || line.startsWith("async def ");
      if (defines && line.indexOf('(') > 0) {
        return true;
      }
    }
    return false;
  }

  private List<Tool> tools(String text) {
    try {
      CompiledFunctions compiled = CompiledFunctions.of(checked(text));
      if (compiled.methods().isEmpty()) {
        throw wrong("there is no public static method in it; write " + EXAMPLE);
      }
      return compiled.tools();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Failure wrong(String what) {
    return new Failure("Error in " + where + ": " + what);
  }
}
