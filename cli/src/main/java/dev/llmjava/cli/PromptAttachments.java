package dev.llmjava.cli;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -a} and {@code --at} add to a prompt.
 *
 * @param all in the order in which they are sent
 * @param takeInput whether standard input is one of them, and not the prompt
 */
record PromptAttachments(List<Attachment> all, boolean takeInput) {
  private static final String DETECTED = "attachment";
  private static final String TYPED = "attachment-type";

  /** Adds the two options. */
  static Spec options(Spec spec) {
    return spec.texts(
            "A file for the model: path, URL, or - for standard input", "-a", "--" + DETECTED)
        .pairs("The same and its media type, which is not detected then", "--at", "--" + TYPED);
  }

  /** Finds them; what is wrong with one is told as click does. */
  static PromptAttachments read(Arguments arguments, Session session) {
    if (!arguments.has(DETECTED) && !arguments.has(TYPED)) {
      return new PromptAttachments(List.of(), false);
    }
    var references = new AttachmentReferences(session);
    var all = new ArrayList<Attachment>();
    boolean takeInput = false;
    for (String reference : arguments.values(DETECTED)) {
      all.add(given(arguments.spec(), DETECTED, () -> references.of(reference)));
      takeInput |= reference.equals(AttachmentReferences.STANDARD_INPUT);
    }
    List<String> typed = arguments.values(TYPED);
    for (int i = 0; i + 1 < typed.size(); i += 2) {
      String reference = typed.get(i);
      String type = typed.get(i + 1);
      all.add(given(arguments.spec(), TYPED, () -> references.of(reference, type)));
      takeInput |= reference.equals(AttachmentReferences.STANDARD_INPUT);
    }
    return new PromptAttachments(all, takeInput);
  }

  private static Attachment given(Spec spec, String option, Supplier<Attachment> found) {
    try {
      return found.get();
    } catch (Failure e) {
      throw Checks.invalid(spec, spec.option("--" + option), String.valueOf(e.getMessage()));
    }
  }

  /** Refuses, before anything is sent, what the model cannot take of a turn. */
  static void check(Model model, Prompt turn) {
    SequencedSet<String> types = model.info().attachmentTypes();
    for (Message message : turn.messages()) {
      for (Part part : message.parts()) {
        if (part instanceof Part.Media media) {
          check(media.attachment().mediaType(), types);
        }
      }
    }
  }

  private static void check(@Nullable String type, SequencedSet<String> types) {
    if (types.isEmpty()) {
      throw new Failure("This model does not support attachments");
    }
    if (type == null || !types.contains(plain(type))) {
      throw new Failure(
          "This model does not support attachments of type '"
              + type
              + "', only "
              + String.join(", ", types));
    }
  }

  /** Without the parameters that a server may add. */
  private static String plain(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
