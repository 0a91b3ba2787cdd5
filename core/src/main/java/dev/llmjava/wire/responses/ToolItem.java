package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.wire.DataUrl;
import org.jspecify.annotations.Nullable;

/**
 * The use of a tool that the provider defines: it searches, runs code, draws; or it asks the
 * application to, as for a shell on this machine. One item holds the call and, where the provider
 * ran it, the result, unless that is an item of its own ("shell_call_output"). The item is kept
 * with the call, because it goes back as it came.
 */
final class ToolItem implements OutputItem {
  /** The field of an image's item that the image is taken out of, and put back into. */
  static final String IMAGE = "result";

  /** The key of provider data that says which item an image belongs to. */
  static final String IMAGE_OF = "image_of";

  private final String provider;
  private final String id;
  private final String name;
  private final boolean serverSide;
  private boolean done;
  private boolean drawn;
  private @Nullable String result;

  ToolItem(String provider, Output output, Json.Obj first, PartSink out) {
    this.provider = provider;
    this.id = Items.id(first);
    this.name = Items.name(first);
    this.serverSide = !Items.isForClient(first);
    if (!serverSide) {
      output.awaitsClient();
    }
    out.toolCall(this, id, name, serverSide);
  }

  @Override
  public void event(String type, Json.Obj event, PartSink out) {}

  /** OpenAI may complete sources and results only with the whole response. */
  @Override
  public void whole(Json.Obj item, PartSink out) {
    boolean again = done;
    ProviderData data = ProviderData.of(provider, Items.ITEM, kept(item));
    if (!done) {
      done = true;
      out.toolInput(this, Items.input(item));
      out.data(this, data);
      if (serverSide) {
        out.end(this);
      }
    }
    picture(item, out);
    Part.ToolResult now =
        serverSide ? Items.result(item, id, name, again ? data : ProviderData.NONE) : null;
    if (now != null && !now.output().equals(result)) {
      result = now.output();
      out.part(now);
    }
  }

  private void picture(Json.Obj item, PartSink out) {
    String image = isImage(item) ? orEmpty(item.string(IMAGE)) : "";
    if (image.isEmpty() || drawn) {
      return;
    }
    drawn = true;
    String format = item.string("output_format");
    String type = "image/" + (format == null ? "png" : format);
    boolean address = image.startsWith("http") || image.startsWith("data:");
    String content = address ? image : "data:" + type + ";base64," + image;
    out.part(
        new Part.Media(
            DataUrl.attachment(content, type),
            ProviderData.of(provider, IMAGE_OF, Json.of(orEmpty(item.string("id"))))));
  }

  private static Json.Obj kept(Json.Obj item) {
    return isImage(item) ? item.without(IMAGE) : item;
  }

  private static boolean isImage(Json.Obj item) {
    return Items.type(item).equals(Items.IMAGE_CALL);
  }
}
