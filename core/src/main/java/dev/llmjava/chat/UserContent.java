package dev.llmjava.chat;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A user message of whatever there is: strings, bytes, files, addresses, attachments, parts. What
 * bytes and files are is read off their first bytes. Words stay as they are; among several things a
 * string of nothing but white space is left out, because providers refuse empty blocks.
 */
final class UserContent {
  private UserContent() {}

  /**
   * Nothing where there is nothing in the items.
   *
   * @throws IllegalArgumentException for bytes that are of no known kind, and for other objects
   */
  static Optional<Message> message(Object... items) {
    List<Object> all = all(items);
    return all.isEmpty() ? Optional.empty() : Optional.of(Message.user(all));
  }

  /** The same as a turn, which may be made of fragments, too. */
  static Prompt turn(Object... items) {
    List<Object> all = all(items);
    return all.isEmpty() ? Prompt.of(List.of()) : Prompt.builder().user(all).build();
  }

  private static List<Object> all(Object... items) {
    var parts = new ArrayList<Object>();
    for (Object item : items) {
      collect(item, parts);
    }
    List<Object> said = parts.stream().filter(part -> !isBlank(part)).toList();
    return said.isEmpty() ? parts.subList(0, Math.min(parts.size(), 1)) : said;
  }

  private static void collect(Object item, List<Object> parts) {
    if (item instanceof Iterable<?> several && !(item instanceof Path)) {
      several.forEach(one -> collect(one, parts));
    } else {
      parts.add(part(item));
    }
  }

  private static boolean isBlank(Object part) {
    return part instanceof Part.Text text && text.text().isBlank();
  }

  private static Object part(Object item) {
    return switch (item) {
      case String text -> new Part.Text(text);
      case byte[] bytes -> new Part.Media(Attachment.of(MediaTypes.sniff(bytes), bytes));
      case Path file -> new Part.Media(Attachment.file(MediaTypes.ofFile(file), file));
      case URI address ->
          new Part.Media(new Attachment(MediaTypes.ofAddress(address), url(address)));
      case null -> throw new IllegalArgumentException("null is no part of a message");
      default -> item;
    };
  }

  private static Attachment.Source url(URI address) {
    return new Attachment.Source.Url(address.toString());
  }
}
