package dev.llmjava.wire.chatcompletions;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.json.Json;
import dev.llmjava.wire.DataUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Images in an answer ({@code images} of a message, OpenRouter; {@code image_url} in a content
 * array). One that is sent again with the final message is not another.
 */
final class Pictures {
  private final Set<String> seen = new HashSet<>();

  void read(List<Json> items, Words words, PartSink out) {
    for (Json item : items) {
      String address = item instanceof Json.Obj object ? address(object) : "";
      if (!address.isEmpty() && seen.add(address)) {
        words.interrupt(out);
        out.part(new Part.Media(DataUrl.attachment(address, "image/*")));
      }
    }
  }

  private static String address(Json.Obj item) {
    String nested = item.object("image_url").string("url");
    String flat = item.string("image_url");
    return nested != null ? nested : orEmpty(flat == null ? item.string("url") : flat);
  }
}
