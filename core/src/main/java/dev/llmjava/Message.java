package dev.llmjava;

import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who said what: a role and its parts in order. A pure value without id or time; equal content
 * means equal messages. Not a record, because what is read from a log may hold any part in any
 * role, and a record has only one, public, way in.
 */
public final class Message {
  private final Role role;
  private final List<Part> parts;
  private final ProviderData data;

  /**
   * @throws IllegalArgumentException for a part that the role cannot carry, such as a tool call in
   *     a user message
   */
  public Message(Role role, List<? extends Part> parts, ProviderData data) {
    this(parts, role, data);
    for (Part part : this.parts) {
      if (!role.allows(part)) {
        throw new IllegalArgumentException(
            "a message of the role "
                + role.wire()
                + " cannot carry a "
                + part.getClass().getSimpleName());
      }
    }
  }

  private Message(List<? extends Part> parts, Role role, ProviderData data) {
    this.role = role;
    this.parts = List.copyOf(parts);
    this.data = data;
  }

  /** {@code items}: strings, {@link Attachment}s, {@link Part}s, or lists of those. */
  public static Message system(Object... items) {
    return of(Role.SYSTEM, items);
  }

  /** {@code items}: strings, {@link Attachment}s, {@link Part}s, or lists of those. */
  public static Message user(Object... items) {
    return of(Role.USER, items);
  }

  /** {@code items}: strings, {@link Attachment}s, {@link Part}s, or lists of those. */
  public static Message assistant(Object... items) {
    return of(Role.ASSISTANT, items);
  }

  /** {@code items}: {@link Part.ToolResult}s, or lists of them. */
  public static Message tool(Object... items) {
    return of(Role.TOOL, items);
  }

  /** Reads LLM's wire form, which allows any part in any role. */
  public static Message fromJson(Json.Obj json) {
    return WireReader.message(json);
  }

  static Message lenient(Role role, List<Part> parts, ProviderData data) {
    return new Message(parts, role, data);
  }

  private static Message of(Role role, Object... items) {
    var parts = new ArrayList<Part>();
    for (Object item : items) {
      collect(item, parts);
    }
    return new Message(role, parts, ProviderData.NONE);
  }

  private static void collect(@Nullable Object item, List<Part> parts) {
    if (item instanceof String text) {
      parts.add(new Part.Text(text));
      return;
    }
    switch (item) {
      case null -> throw unfit("null");
      case Path file -> // an Iterable of its names, each of which is a Path
          throw unfit("the path \"" + file + "\"; Attachment.file(mediaType, path) sends a file");
      case byte[] bytes -> throw unfit("bytes; Attachment.of(mediaType, bytes) says what they are");
      case Fragment fragment ->
          throw unfit("a fragment; PromptBuilder.user and Response.reply take one");
      case Attachment attachment -> parts.add(new Part.Media(attachment));
      case Part part -> parts.add(part);
      case Iterable<?> several -> several.forEach(one -> collect(one, parts));
      default -> throw unfit(item.getClass().getTypeName());
    }
  }

  private static IllegalArgumentException unfit(String what) {
    return new IllegalArgumentException(
        "a message is made of strings, attachments and parts, not of " + what);
  }

  public Role role() {
    return role;
  }

  public List<Part> parts() {
    return parts;
  }

  public ProviderData data() {
    return data;
  }

  /** The words of all text parts, joined; refusals left out. */
  public String text() {
    return parts.stream()
        .map(part -> part instanceof Part.Text text && !text.refusal() ? text.text() : "")
        .collect(Collectors.joining());
  }

  /** Where its words come from: what its texts say, then what was said of it as a whole. */
  public List<Citation> citations() {
    var all = new ArrayList<Citation>();
    parts(Part.Text.class).forEach(text -> all.addAll(text.citations()));
    all.addAll(Citation.in(data));
    return List.copyOf(all);
  }

  /** The parts of one kind, in order. */
  public <P extends Part> List<P> parts(Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** This message in LLM's wire form. */
  public Json.Obj toJson() {
    return WireForm.message(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Message that
        && role == that.role
        && parts.equals(that.parts)
        && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(role, parts, data);
  }

  @Override
  public String toString() {
    return "Message[" + role.wire() + ", " + parts + (data.isEmpty() ? "]" : ", " + data + "]");
  }
}
