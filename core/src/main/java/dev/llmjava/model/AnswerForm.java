package dev.llmjava.model;

import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** JSON of a {@link CachedAnswer}; the arguments of calls are in it as the model wrote them. */
final class AnswerForm {
  private static final String INPUT = "input";

  private AnswerForm() {}

  static Json.Obj write(CachedAnswer answer) {
    return Json.object()
        .put("messages", Json.array(answer.messages().stream().map(AnswerForm::write).toList()))
        .put("reason", answer.reason().name())
        .putIfPresent("raw_reason", answer.rawReason())
        .put("usage", write(answer.usage()))
        .put("data", answer.data().byProvider())
        .putIfPresent("resolved_model", answer.resolvedModel())
        .putIfPresent("payload", answer.payload())
        .put("warnings", Json.array(answer.warnings().stream().map(AnswerForm::write).toList()))
        .put("stored", answer.stored().toString())
        .build();
  }

  static CachedAnswer read(Json.Obj json) {
    try {
      return new CachedAnswer(
          objects(json, "messages").stream().map(AnswerForm::message).toList(),
          FinishReason.valueOf(text(json, "reason")),
          json.string("raw_reason"),
          usage(json.object("usage")),
          new ProviderData(json.object("data")),
          json.string("resolved_model"),
          json.get("payload") instanceof Json.Obj payload ? payload : null,
          objects(json, "warnings").stream()
              .map(one -> new Warning(text(one, "feature"), text(one, "message")))
              .toList(),
          Instant.parse(text(json, "stored")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new JsonException("not a stored answer: " + e.getMessage());
    }
  }

  private static Json.Obj write(Message message) {
    return message
        .toJson()
        .with("parts", Json.array(message.parts().stream().map(AnswerForm::write).toList()));
  }

  private static Json.Obj write(Part part) {
    return part instanceof Part.ToolCall call
        ? call.toJson().with(INPUT, Json.of(call.input()))
        : part.toJson();
  }

  private static Message message(Json.Obj json) {
    var parts = new ArrayList<Part>();
    for (Json.Obj one : objects(json, "parts")) {
      Part part = Part.fromJson(one.without(INPUT));
      String input = one.string(INPUT);
      parts.add(part instanceof Part.ToolCall call && input != null ? with(input, call) : part);
    }
    Message read = Message.fromJson(json.with("parts", Json.array(List.of())));
    return new Message(read.role(), parts, read.data());
  }

  private static Part with(String input, Part.ToolCall call) {
    return new Part.ToolCall(call.id(), call.name(), input, call.serverSide(), call.data());
  }

  private static Json.Obj write(Warning warning) {
    return Json.object()
        .put("feature", warning.feature())
        .put("message", warning.message())
        .build();
  }

  private static Json.Obj write(Usage usage) {
    Usage.Reported reported = usage.reported();
    return Json.object()
        .putIfPresent("input", usage.input())
        .putIfPresent("output", usage.output())
        .putIfPresent("cache_read", usage.cacheRead())
        .putIfPresent("cache_write", usage.cacheWrite())
        .putIfPresent("reasoning", usage.reasoning())
        .putIfPresent("searches", usage.searches())
        .put(
            "reported",
            Json.object()
                .putIfPresent("input", reported.input())
                .putIfPresent("output", reported.output())
                .put("details", reported.details())
                .put("raw", reported.raw())
                .build())
        .build();
  }

  private static Usage usage(Json.Obj json) {
    Json.Obj reported = json.object("reported");
    return new Usage(
        json.integer("input"),
        json.integer("output"),
        json.integer("cache_read"),
        json.integer("cache_write"),
        json.integer("reasoning"),
        json.integer("searches"),
        new Usage.Reported(
            reported.integer("input"),
            reported.integer("output"),
            reported.object("details"),
            reported.object("raw")));
  }

  private static List<Json.Obj> objects(Json.Obj json, String name) {
    var objects = new ArrayList<Json.Obj>();
    for (Json item : json.items(name)) {
      if (!(item instanceof Json.Obj object)) {
        throw new JsonException("not a stored answer: \"" + name + "\" holds " + item);
      }
      objects.add(object);
    }
    return objects;
  }

  private static String text(Json.Obj json, String name) {
    String text = json.string(name);
    if (text == null) {
      throw new JsonException("not a stored answer: \"" + name + "\" is missing");
    }
    return text;
  }
}
