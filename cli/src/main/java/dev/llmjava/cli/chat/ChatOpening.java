package dev.llmjava.cli.chat;

import dev.llmjava.Attachment;
import dev.llmjava.Fragment;
import dev.llmjava.FragmentLoader.Loaded;
import dev.llmjava.cli.fragment.FragmentReferences;
import dev.llmjava.cli.prompt.PromptInput;
import java.util.ArrayList;
import java.util.List;

/** What the first message of a chat brings along: fragments and files of the command line. */
record ChatOpening(
    List<Fragment> fragments, List<Attachment> attachments, List<Fragment> systemFragments) {
  static final ChatOpening NONE = new ChatOpening(List.of(), List.of(), List.of());

  /** Loads it, so that what is not there is told before the chat begins. */
  static ChatOpening load(PromptInput input, FragmentReferences references) {
    Loaded loaded = references.load(input.arguments().values("fragment"));
    var attachments = new ArrayList<>(input.attachments().all());
    attachments.addAll(loaded.attachments());
    return new ChatOpening(
        loaded.fragments(),
        attachments,
        references.texts(input.arguments().values("system-fragment")));
  }

  List<Fragment> fragmentsBefore(List<Fragment> more) {
    return joined(fragments, more);
  }

  List<Attachment> attachmentsBefore(List<Attachment> more) {
    return joined(attachments, more);
  }

  private static <T> List<T> joined(List<T> first, List<T> more) {
    var all = new ArrayList<T>(first);
    all.addAll(more);
    return all;
  }
}
