package dev.llmjava.cli.prompt;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Template;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Checks;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a template, {@code -a} and {@code --at} add to a prompt.
 *
 * @param detected whose type was found, and which come first
 * @param typed whose type was told
 * @param takeInput whether standard input is one of them, and not the prompt
 */
public record PromptAttachments(
    List<Attachment> detected, List<Attachment> typed, boolean takeInput) {
  private static final String DETECTED = "attachment";
  private static final String TYPED = "attachment-type";

  /** Adds the two options. */
  public static Spec options(Spec spec) {
    return options(spec, "A file for the model: path, URL, or - for standard input");
  }

  /**
   * The same.
   *
   * @param help for the first
   */
  public static Spec options(Spec spec, String help) {
    return spec.texts(help, "-a", "--" + DETECTED)
        .completing(Completion.FILES)
        .pairs("The same and its media type, which is not detected then", "--at", "--" + TYPED)
        .completing(Completion.FILES);
  }

  /**
   * Finds them; what is wrong with one of the user's is told as click does.
   *
   * @param template whose own come first; null for none
   */
  static PromptAttachments read(Arguments arguments, @Nullable Template template, Session session) {
    if (template == null && !arguments.has(DETECTED) && !arguments.has(TYPED)) {
      return new PromptAttachments(List.of(), List.of(), false);
    }
    var found = new Finding(arguments.spec(), new AttachmentReferences(session));
    if (template != null) {
      template.attachments().forEach(found::detect);
    }
    arguments.values(DETECTED).forEach(found::detectGiven);
    if (template != null) {
      template.typedAttachments().forEach(one -> found.take(one.value(), one.type()));
    }
    List<String> typed = arguments.values(TYPED);
    for (int i = 0; i + 1 < typed.size(); i += 2) {
      found.takeGiven(typed.get(i), typed.get(i + 1));
    }
    return new PromptAttachments(found.detected, found.typed, found.takeInput);
  }

  /** Collects them in their order. */
  private static final class Finding {
    private final Spec spec;
    private final AttachmentReferences references;
    private final List<Attachment> detected = new ArrayList<>();
    private final List<Attachment> typed = new ArrayList<>();
    private boolean takeInput;

    Finding(Spec spec, AttachmentReferences references) {
      this.spec = spec;
      this.references = references;
    }

    void detect(String reference) {
      add(detected, reference, references.of(reference));
    }

    void take(String reference, String type) {
      add(typed, reference, references.of(reference, type));
    }

    void detectGiven(String reference) {
      given(DETECTED, () -> detect(reference));
    }

    void takeGiven(String reference, String type) {
      given(TYPED, () -> take(reference, type));
    }

    private void add(List<Attachment> all, String reference, Attachment attachment) {
      all.add(attachment);
      takeInput |= reference.equals(AttachmentReferences.STANDARD_INPUT);
    }

    private void given(String option, Runnable finding) {
      try {
        finding.run();
      } catch (Failure e) {
        throw Checks.invalid(spec, spec.option("--" + option), String.valueOf(e.getMessage()));
      }
    }
  }

  /** All of them, in the order in which they are sent. */
  public List<Attachment> all() {
    var all = new ArrayList<>(detected);
    all.addAll(typed);
    return all;
  }

  /** Refuses, before anything is sent, what the model cannot take of a turn. */
  public static void check(Model model, Prompt turn) {
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
