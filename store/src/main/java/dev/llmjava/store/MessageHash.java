package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.json.Json;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a message at its place in a conversation, as LLM 0.32 computes it: BLAKE2b over
 * the canonical JSON of the message and of its parent's hash. See docs/canonical-form.md.
 */
public final class MessageHash {
  private static final String ALGORITHM = "b2:";

  private MessageHash() {}

  /**
   * Reads the files of attachments that are files.
   *
   * @param parent the hash of the message before it; null for the first one
   */
  public static String of(Message message, @Nullable String parent) {
    return of(message, parent, AttachmentKey::of);
  }

  static String of(
      Message message, @Nullable String parent, Function<Attachment, AttachmentKey> keys) {
    return ofCanonical(canonical(message, parent, keys));
  }

  /** Of a message whose {@link #canonical} form is there already. */
  static String ofCanonical(String form) {
    return ALGORITHM + ContentId.blake(form);
  }

  static String canonical(
      Message message, @Nullable String parent, Function<Attachment, AttachmentKey> keys) {
    return Json.object()
        .put("message", PartForm.message(message, file -> keys.apply(file).hashed()))
        .put("parent", parent == null ? Json.Null.NULL : Json.of(parent))
        .build()
        .canonical();
  }
}
