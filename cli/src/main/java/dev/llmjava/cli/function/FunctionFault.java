package dev.llmjava.cli.function;

import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;

/** What a compiler finds wrong, in one line about what the user wrote and no class of ours. */
record FunctionFault(FunctionSource source, boolean wrapped) {
  private static final String ENDS_TOO_SOON = "compiler.err.premature.eof";

  /** The first error. */
  String of(List<? extends Diagnostic<?>> problems) {
    for (Diagnostic<?> problem : problems) {
      if (problem.getKind() == Diagnostic.Kind.ERROR) {
        return told(problem);
      }
    }
    return "it does not compile";
  }

  private String told(Diagnostic<?> problem) {
    long line = problem.getLineNumber();
    if (line == Diagnostic.NOPOS) {
      return words(problem);
    }
    long last = Math.max(1, source.plain().lines().count());
    if (!wrapped || line <= last) {
      return "line " + line + ": " + words(problem);
    }
    // at the brace that ends our class
    boolean missing = problem.getCode().equals(ENDS_TOO_SOON);
    return "line " + last + ": there is a } " + (missing ? "missing at the end" : "too many");
  }

  /** The compiler writes a line each about the fault, the symbol and where it was looked for. */
  private String words(Diagnostic<?> problem) {
    String words =
        problem
            .getMessage(Locale.ENGLISH)
            .strip()
            .replaceAll("\\s+", " ")
            .replace("cannot find symbol symbol: ", "cannot find symbol: ");
    String ours = "class " + FunctionSource.CLASS;
    return (wrapped ? words.replace(" location: " + ours, "").replace(" in " + ours, "") : words)
        .replace(" location: ", ", in ");
  }
}
