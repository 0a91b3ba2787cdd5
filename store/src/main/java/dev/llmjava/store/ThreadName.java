package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import java.util.List;

/** The name of a thread, made of the prompt that starts it. */
public final class ThreadName {
  private static final int LONGEST = 32;

  private ThreadName() {}

  /** Runs of white space become one space; at most 32 characters, the last an ellipsis if cut. */
  public static String of(String prompt) {
    String text = collapse(prompt);
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /** From what the user says in this turn, else from the system prompt. */
  static String of(Prompt prompt) {
    String words = words(prompt.turn(), Role.USER);
    return of(words.isEmpty() ? words(prompt.messages(), Role.SYSTEM) : words);
  }

  private static String words(List<Message> messages, Role role) {
    var words = new StringBuilder();
    for (Message message : messages) {
      if (message.role() == role) {
        words.append(message.text());
      }
    }
    return words.toString();
  }

  private static String collapse(String text) {
    var out = new StringBuilder(Math.min(text.length(), 64));
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      boolean another = isSpace(text.charAt(i));
      if (!another) {
        out.append(text.charAt(i));
      } else if (!space) {
        out.append(' ');
      }
      space = another;
    }
    return out.toString();
  }

  /** What Python takes for white space, next line (U+0085) included. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
