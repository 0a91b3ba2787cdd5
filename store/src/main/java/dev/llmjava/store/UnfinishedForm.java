package dev.llmjava.store;

import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.WellFormed;

/** The wire form of parts that broke off, with the text of a call's arguments as far as it got. */
final class UnfinishedForm {
  private static final String INPUT = "input";

  private UnfinishedForm() {}

  static Json.Obj write(Part part) {
    Json.Obj form = WellFormed.of(part.toJson());
    return part instanceof Part.ToolCall call
        ? form.with(INPUT, Json.of(WellFormed.of(call.input())))
        : form;
  }

  static Part read(Json.Obj form) {
    String input = form.string(INPUT);
    return input != null && Part.fromJson(form) instanceof Part.ToolCall call
        ? new Part.ToolCall(call.id(), call.name(), input, call.serverSide(), call.data())
        : Part.fromJson(form);
  }
}
