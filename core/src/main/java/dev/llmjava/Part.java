package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One piece of a message, in the order the model gave it. A pure value. */
public sealed interface Part {
  /** What a provider attached to this part and wants back unchanged. */
  ProviderData data();

  /** This part in LLM's wire form. */
  default Json.Obj toJson() {
    return WireForm.part(this);
  }

  /** Reads LLM's wire form; an unknown type becomes {@link Unknown}. */
  static Part fromJson(Json.Obj json) {
    return WireReader.part(json);
  }

  /** Visible words. A refusal is a text too, marked so that it is never taken for an answer. */
  record Text(String text, ProviderData data) implements Part {
    /** The key under a provider's name in {@link #data()} that marks a refusal. */
    public static final String REFUSAL = "refusal";

    public Text(String text) {
      this(text, ProviderData.NONE);
    }

    /** Where these words come from; empty when the provider does not say. */
    public List<Citation> citations() {
      return Citation.in(data);
    }

    /** Whether these words say that the model refuses to answer. */
    public boolean refusal() {
      return data.byProvider().fields().values().stream()
          .anyMatch(attached -> attached instanceof Json.Obj object && object.isTrue(REFUSAL));
    }
  }

  /**
   * The model's thinking.
   *
   * @param redacted the model thought, but the provider keeps the words; the text is then empty
   */
  record Reasoning(String text, boolean redacted, ProviderData data) implements Part {
    public Reasoning(String text) {
      this(text, false, ProviderData.NONE);
    }
  }

  /**
   * The model asks for a tool.
   *
   * @param id null only when it was read from a form that had none; responses always have one
   * @param input the model's own text, byte for byte, because providers cache on exact bytes; it
   *     can be malformed when the answer was cut off. Equality compares {@link #arguments()}.
   * @param serverSide the provider runs it, not the application
   */
  record ToolCall(
      @Nullable String id, String name, String input, boolean serverSide, ProviderData data)
      implements Part {
    /** The parsed arguments; see {@link ToolArguments} for text that is not an object. */
    public Json.Obj arguments() {
      return ToolArguments.parse(input);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ToolCall that
          && Objects.equals(id, that.id)
          && name.equals(that.name)
          && serverSide == that.serverSide
          && data.equals(that.data)
          && (input.equals(that.input) || arguments().equals(that.arguments()));
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, name, serverSide);
    }
  }

  /**
   * What a tool answered.
   *
   * @param callId the id of the call it answers; null when it was read from a form that had none
   * @param error what went wrong, as LLM records it ({@code "ValueError: x"}); null for success
   */
  record ToolResult(
      @Nullable String callId,
      String name,
      String output,
      @Nullable String error,
      List<Attachment> attachments,
      boolean serverSide,
      ProviderData data)
      implements Part {
    public ToolResult {
      attachments = List.copyOf(attachments);
    }

    /** The same with other words. */
    public ToolResult withOutput(String other) {
      return new ToolResult(callId, name, other, error, attachments, serverSide, data);
    }

    /** The same with other attachments. */
    public ToolResult withAttachments(List<Attachment> others) {
      return new ToolResult(callId, name, output, error, others, serverSide, data);
    }

    public static ToolResult of(ToolCall call, String output) {
      return new ToolResult(
          call.id(), call.name(), output, null, List.of(), false, ProviderData.NONE);
    }

    /** {@code output} is what the model is told, {@code error} what the log says. */
    public static ToolResult failed(ToolCall call, String output, String error) {
      return new ToolResult(
          call.id(), call.name(), output, error, List.of(), false, ProviderData.NONE);
    }
  }

  /** An image, a sound, a document. */
  record Media(Attachment attachment, ProviderData data) implements Part {
    public Media(Attachment attachment) {
      this(attachment, ProviderData.NONE);
    }
  }

  /** A part of a type this version does not know, kept as it was read. */
  record Unknown(Json.Obj json) implements Part {
    @Override
    public ProviderData data() {
      return new ProviderData(json.object("provider_metadata"));
    }
  }
}
