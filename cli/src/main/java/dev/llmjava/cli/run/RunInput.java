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
    String name = name(given);
    if (name == null) {
      throw new Failure("\"id\" must be a text or a whole number");
    }
    return name;
  }

  /** Null for what is no name. */
  private static @Nullable String name(@Nullable Json given) {
    if (given instanceof Json.Str(String text) && !text.isBlank()) {
      return text;
    }
    return given instanceof Json.Num(Number number) && number instanceof Long
        ? number.toString()
        : null;
  }

  /** Where it is, for people. */
  String place() {
    String name = value instanceof Json.Obj object ? name(object.get("id")) : null;
    return "line " + line + (name == null ? "" : " (id \"" + RunFaults.oneLine(name) + "\")");
  }
}
