package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Warnings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The provider's own items in a history, which go back as they came. Several parts may be of one
 * item: it goes where the first of them is, as the last of them that knows it whole has it.
 */
final class OwnItems {
  private final String provider;
  private final Warnings warnings;
  private final Map<String, Json.Obj> whole = new HashMap<>();
  private final Map<String, Part.Media> images = new HashMap<>();
  private final Set<String> sent = new HashSet<>();
  private final Set<String> calls = new HashSet<>();

  OwnItems(String provider, List<Message> messages, Warnings warnings) {
    this.provider = provider;
    this.warnings = warnings;
    for (Message message : messages) {
      message.parts().forEach(this::look);
    }
  }

  private void look(Part part) {
    Json.Obj data = part.data().get(provider);
    Json.Obj item = data.object(Items.ITEM);
    if (part instanceof Part.Media media && data.string(ToolItem.IMAGE_OF) != null) {
      images.put(data.string(ToolItem.IMAGE_OF), media);
    } else if (!item.isEmpty()) {
      whole.put(orEmpty(item.string("id")), item);
      calls.add(Items.id(item));
    } else if (part instanceof Part.Reasoning && ReasoningItem.canGoBack(data)) {
      whole.put(orEmpty(data.string("id")), data);
    }
  }

  /** Whether the item of a call has its result in it. */
  boolean knows(@Nullable String callId) {
    return calls.contains(orEmpty(callId));
  }

  /** The item that a part holds or belongs to; empty when it has gone already. */
  Optional<Json> item(Json.Obj item) {
    String id = orEmpty(item.string("id"));
    if (!id.isEmpty() && !sent.add(id)) {
      return Optional.empty();
    }
    Json.Obj last = id.isEmpty() ? item : whole.getOrDefault(id, item);
    return Items.type(last).equals(Items.IMAGE_CALL) ? withImage(last, id) : Optional.of(last);
  }

  /** The item of thinking; empty too when the provider could make nothing of it. */
  Optional<Json> reasoning(Json.Obj data) {
    String of = data.string(ReasoningItem.ITEM_ID);
    String id = of == null ? orEmpty(data.string("id")) : of;
    Json.Obj last = id.isEmpty() ? data : whole.getOrDefault(id, data);
    if (!ReasoningItem.canGoBack(last) || (!id.isEmpty() && !sent.add(id))) {
      return Optional.empty();
    }
    return Optional.of(ReasoningItem.toItem(last));
  }

  private Optional<Json> withImage(Json.Obj item, String id) {
    Part.Media media = images.get(id);
    if (media == null) {
      return leaveOut("an image that was made before is not there any more");
    }
    Attachment image = media.attachment();
    try {
      String content =
          image.source() instanceof Attachment.Source.Url(String url) ? url : image.base64();
      return Optional.of(item.with(ToolItem.IMAGE, Json.of(content)));
    } catch (LlmException.Setup e) {
      return leaveOut(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Json> leaveOut(String why) {
    warnings.add("attachments", why + "; it is left out");
    return Optional.empty();
  }
}
