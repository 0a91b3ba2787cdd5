package dev.llmjava;

import dev.llmjava.json.PythonSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How fragments become the words of a message, as LLM joins them: before the message's own, one
 * line after the other for a user, as paragraphs for a system prompt.
 */
final class FragmentText {
  private FragmentText() {}

  /** The fragments among {@code items}; everything else goes to {@code rest}, in one flat list. */
  static List<Fragment> split(List<Object> rest, Object... items) {
    var found = new ArrayList<Fragment>();
    for (Object item : items) {
      if (item instanceof Fragment fragment) {
        found.add(fragment);
      } else if (item instanceof List<?> several) {
        found.addAll(split(rest, several.toArray()));
      } else {
        rest.add(item);
      }
    }
    return found;
  }

  static Message user(List<Fragment> fragments, Message message) {
    return joined(fragments, message, FragmentText::lines);
  }

  static Message system(List<Fragment> fragments, Message message) {
    return joined(fragments, message, FragmentText::paragraphs);
  }

  /** Into the message's first text, or as a text of its own before everything else. */
  private static Message joined(
      List<Fragment> fragments, Message message, BiFunction<List<Fragment>, String, String> join) {
    var parts = new ArrayList<Part>(message.parts());
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Part.Text text) {
        parts.set(i, new Part.Text(join.apply(fragments, text.text()), text.data()));
        return Message.lenient(message.role(), parts, message.data());
      }
    }
    String words = join.apply(fragments, "");
    if (!words.isEmpty()) {
      parts.addFirst(new Part.Text(words));
    }
    return Message.lenient(message.role(), parts, message.data());
  }

  /** Fragments count even when they are empty, the message's own words do not. */
  private static String lines(List<Fragment> fragments, String words) {
    var pieces = contents(fragments);
    if (!words.isEmpty()) {
      pieces.add(words);
    }
    return String.join("\n", pieces);
  }

  private static String paragraphs(List<Fragment> fragments, String words) {
    var pieces = contents(fragments);
    pieces.add(words);
    pieces.replaceAll(PythonSpace::strip);
    pieces.removeIf(String::isEmpty);
    return String.join("\n\n", pieces);
  }

  private static List<String> contents(List<Fragment> fragments) {
    var contents = new ArrayList<String>();
    for (Fragment fragment : fragments) {
      contents.add(fragment.content());
    }
    return contents;
  }
}
