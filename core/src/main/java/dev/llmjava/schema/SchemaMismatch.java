package dev.llmjava.schema;

import java.util.List;

/**
 * JSON that does not fit its Java type. The message is one line that names the path of everything
 * that is wrong and shows what came, shortened.
 */
public final class SchemaMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  SchemaMismatch(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** The parts of the message. */
  public List<String> problems() {
    return problems;
  }
}
