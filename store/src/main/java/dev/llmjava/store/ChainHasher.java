package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.store.ChainWriter.Link;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes the hashes of conversations, each message once at each place as long as it is remembered.
 * Touches attachments' files, but not the database. Any thread.
 */
final class ChainHasher {
  /** What a remembered message weighs beside its content, in bytes. */
  private static final int OVERHEAD = 400;

  private static final long MOST = 64 << 20;
  private static final int SHARE_OF_HEAP = 16;

  private final KnownLinks known;
  private final AtomicLong taken = new AtomicLong();

  /** Remembers up to 64 MB, or a sixteenth of a small heap. */
  ChainHasher() {
    this(Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
  }

  /**
   * @param capacity bytes of content to remember
   */
  ChainHasher(long capacity) {
    this.known = new KnownLinks(capacity);
  }

  List<Link> link(List<Message> messages) {
    long walk = known.nextWalk();
    var links = new ArrayList<Link>(messages.size());
    known.follow(messages, links, walk);
    while (links.size() < messages.size()) {
      String parent = links.isEmpty() ? null : links.getLast().hash();
      links.add(hash(messages.get(links.size()), parent, walk));
      known.follow(messages, links, walk);
    }
    return links;
  }

  /** How many hashes were not known. */
  long taken() {
    return taken.get();
  }

  /** A file may have changed when it comes again, so a message with one is not remembered. */
  private Link hash(Message message, @Nullable String parent, long walk) {
    taken.incrementAndGet();
    Map<Attachment, AttachmentKey> keys = keys(message);
    String form =
        MessageHash.canonical(message, parent, file -> Objects.requireNonNull(keys.get(file)));
    var link = new Link(message, parent, MessageHash.ofCanonical(form), keys);
    if (!hasFile(keys)) {
      known.put(link, OVERHEAD + 2L * form.length() + bytes(keys), walk);
    }
    return link;
  }

  /** One key for each object, so that a file is read once for all that is done with it. */
  private static Map<Attachment, AttachmentKey> keys(Message message) {
    Map<Attachment, AttachmentKey> keys = Map.of();
    for (Part part : message.parts()) {
      for (Attachment attachment : PartForm.attachments(part)) {
        keys = keys.isEmpty() ? new IdentityHashMap<>() : keys;
        keys.computeIfAbsent(attachment, AttachmentKey::of);
      }
    }
    return keys;
  }

  private static long bytes(Map<Attachment, AttachmentKey> keys) {
    long bytes = 0;
    for (Attachment attachment : keys.keySet()) {
      bytes +=
          attachment.source() instanceof Attachment.Source.Bytes content ? content.length() : 0;
    }
    return bytes;
  }

  private static boolean hasFile(Map<Attachment, AttachmentKey> keys) {
    for (Attachment attachment : keys.keySet()) {
      if (attachment.source() instanceof Attachment.Source.File) {
        return true;
      }
    }
    return false;
  }
}
