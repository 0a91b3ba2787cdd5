package dev.llmjava.cli;

import dev.llmjava.TextFile;
import dev.llmjava.Tool;
import dev.llmjava.tool.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tools of {@code --functions} and of a template: Java that is compiled in memory. */
final class Functions {
  /** What {@link Arguments} keep a template's under, which come first. */
  static final String OF_TEMPLATE = "template-functions";

  private static final String OPTION = "functions";
  private static final String EXAMPLE =
      "public static int multiply(int x, int y) { return x * y; }";

  private final String where;

  /**
   * @param where the source stands, for errors
   */
  private Functions(String where) {
    this.where = where;
  }

  static Spec option(Spec spec) {
    return spec.texts(
            "Java for the model to call: static methods, or a path to a .java file", "--" + OPTION)
        .completing(Completion.FILES);
  }

  static boolean isGiven(Arguments arguments) {
    return !arguments.values(OPTION).isEmpty() || !arguments.values(OF_TEMPLATE).isEmpty();
  }

  /** All of them. */
  static List<Tool> of(Arguments arguments) {
    var tools = new ArrayList<Tool>();
    String template = "the functions of template \"" + arguments.text("template") + "\"";
    for (String given : arguments.values(OF_TEMPLATE)) {
      tools.addAll(new Functions(template).tools(given));
    }
    for (String given : arguments.values(OPTION)) {
      tools.addAll(new Functions("--functions definition").tools(given));
    }
    return tools;
  }

  private String source(String given) {
    boolean isPath = given.indexOf('\n') < 0 && given.endsWith(".java");
    String text = isPath ? read(Path.of(given)) : given;
    if (isPython(given, text)) {
      throw wrong("this is Python, and functions are Java here, such as " + EXAMPLE);
    }
    if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
      throw wrong("this Java cannot compile; run llm with a JDK, or bring tools as a plugin");
    }
    return text;
  }

  private static String read(Path file) {
    if (!Files.exists(file)) {
      throw new Failure("File not found: " + file);
    }
    return TextFile.read(file);
  }

  private static boolean isPython(String given, String text) {
    if (given.indexOf('\n') < 0 && given.endsWith(".py")) {
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

  private List<Tool> tools(String given) {
    try {
      CompiledFunctions compiled = CompiledFunctions.of(source(given));
      if (compiled.methods().isEmpty()) {
        throw wrong("there is no public static method in it; write " + EXAMPLE);
      }
      return Tools.of(compiled.methods());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Failure wrong(String what) {
    return new Failure("Error in " + where + ": " + what);
  }
}
