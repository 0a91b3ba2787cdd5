package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as it lies in the log, with the ids of its rows. */
record StoredMessage(
    String hash, @Nullable String parent, Message message, List<StoredPart> parts) {

  /** A part with the id of its row. */
  record StoredPart(long id, Part part, List<StoredAttachment> attachments) {}

  static StoredMessage of(
      String hash,
      @Nullable String parent,
      String role,
      Json.Obj metadata,
      List<StoredPart> stored) {
    var parts = new ArrayList<Part>(stored.size());
    for (StoredPart part : stored) {
      parts.add(part.part());
    }
    return new StoredMessage(hash, parent, rebuild(role, parts, metadata), stored);
  }

  /** A message of parts that another message had, in whatever role. */
  static Message rebuild(String wire, List<Part> parts, Json.Obj metadata) {
    ProviderData data = metadata.isEmpty() ? ProviderData.NONE : new ProviderData(metadata);
    for (Role role : Role.values()) {
      if (role.wire().equals(wire)) {
        try {
          return new Message(role, parts, data);
        } catch (IllegalArgumentException e) {
          break;
        }
      }
    }
    return lenient(wire, parts, metadata);
  }

  /** LLM stores any part in any role, which only the wire form can express. */
  private static Message lenient(String role, List<Part> parts, Json.Obj metadata) {
    return Message.fromJson(
        Json.object()
            .put("role", role)
            .put("parts", Json.array(parts.stream().map(Part::toJson).toList()))
            .put("provider_metadata", metadata)
            .build());
  }
}
