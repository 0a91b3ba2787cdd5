package dev.llmjava.cli.run;

import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One input of a run, as the file has it.
 *
 * @param index its place among the inputs, from 1
 * @param line where in the file it is, from 1
 * @param fault why it cannot be read; null where it can
 */
record RunInput(int index, int line, Json value, @Nullable String fault) {
  static RunInput of(int index, int line, Json value) {
    return new RunInput(index, line, value, null);
  }

  static RunInput broken(int index, int line, String fault) {
    return new RunInput(index, line, Json.Null.NULL, fault);
  }

  /**
   * What it says, by key.
   *
   * @throws Failure when it cannot be read
   */
  Json.Obj fields() {
    if (fault != null) {
      throw new Failure(fault);
    }
    if (value instanceof Json.Str) {
      return Json.object().put("prompt", value).build();
    }
    if (value instanceof Json.Obj object) {
      return object;
    }
    throw new Failure("an input is a text or an object, such as {\"prompt\": \"...\"}");
  }

  /**
   * The name that the user gave it; null for none.
   *
   * @throws Failure for one that is no name
   */
  @Nullable String id() {
    Json given = fields().get("id");
    if (given == null || given instanceof Json.Null) {
      return null;
    }
    if (given instanceof Json.Str(String text) && !text.isBlank()) {
      return text;
    }
    if (given instanceof Json.Num(Number number) && number instanceof Long) {
      return number.toString();
    }
    throw new Failure("\"id\" must be a text or a whole number");
  }

  /** Where it is, for people. */
  String place() {
    return "line "
        + line
        + (named() ? " (id \"" + RunFaults.oneLine(String.valueOf(id())) + "\")" : "");
  }

  private boolean named() {
    return value instanceof Json.Obj object
        && (object.string("id") != null || object.integer("id") != null);
  }
}
