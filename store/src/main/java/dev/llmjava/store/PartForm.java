package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.WellFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The wire form of messages with attachments as references instead of their content. */
final class PartForm {
  private static final String METADATA = "provider_metadata";

  private PartForm() {}

  static Json.Obj message(Message message, Function<Attachment, Json> reference) {
    var json =
        Json.object()
            .put("role", message.role().wire())
            .put("parts", Json.array(parts(message, reference)));
    if (!message.data().isEmpty()) {
      json.put(METADATA, WellFormed.of(message.data().byProvider()));
    }
    return json.build();
  }

  private static List<Json> parts(Message message, Function<Attachment, Json> reference) {
    var parts = new ArrayList<Json>(message.parts().size());
    for (Part part : message.parts()) {
      parts.add(part(part, reference));
    }
    return parts;
  }

  static Json.Obj part(Part part, Function<Attachment, Json> reference) {
    if (part instanceof Part.Text) {
      return WellFormed.of(part.toJson());
    }
    return WellFormed.of(
        switch (part) {
          case Part.Media media -> media(media, reference);
          case Part.ToolResult result when !result.attachments().isEmpty() ->
              result(result, reference);
          default -> part.toJson();
        });
  }

  /** The attachments that a part carries, in order. */
  static List<Attachment> attachments(Part part) {
    if (part instanceof Part.Media media) {
      return List.of(media.attachment());
    }
    return part instanceof Part.ToolResult result ? result.attachments() : List.of();
  }

  private static Json.Obj media(Part.Media media, Function<Attachment, Json> reference) {
    var json =
        Json.object()
            .put("type", "attachment")
            .put("attachment", reference.apply(media.attachment()));
    if (!media.data().isEmpty()) {
      json.put(METADATA, media.data().byProvider());
    }
    return json.build();
  }

  private static Json.Obj result(Part.ToolResult result, Function<Attachment, Json> reference) {
    Json.Obj bare = result.withAttachments(List.of()).toJson();
    return Json.object()
        .putAll(bare.without(METADATA))
        .put("attachments", Json.array(result.attachments().stream().map(reference).toList()))
        .putIfPresent(METADATA, bare.get(METADATA))
        .build();
  }
}
