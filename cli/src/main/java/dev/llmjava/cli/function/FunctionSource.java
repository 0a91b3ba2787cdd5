package dev.llmjava.cli.function;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.StringJoiner;

/**
 * Java as somebody types it for {@code --functions}. Where classes are added around it, every line
 * keeps its number.
 */
final class FunctionSource {
  /** The class that methods without one get. */
  static final String CLASS = "Functions";

  private final String text;

  FunctionSource(String text) {
    this.text = text;
  }

  /** With methods in a class. */
  String wrapped() {
    int head = head();
    return text.substring(0, head)
        + " public final class "
        + CLASS
        + " { "
        + text.substring(head)
        + "\n}";
  }

  /** Several as one, with a blank line between them and all imports at the top. */
  static String joined(List<String> texts) {
    var heads = new StringBuilder();
    var bodies = new StringJoiner("\n\n");
    for (String text : texts) {
      int head = new FunctionSource(text).head();
      heads.append(text, 0, head).append(head == 0 ? "" : "\n");
      bodies.add(head == 0 ? text : text.substring(head).strip());
    }
    return heads + bodies.toString();
  }

  /** As it is. */
  String plain() {
    return text;
  }

  /** Whether what was wrapped has nothing but classes inside and needed no class of ours. */
  static boolean isWhole(CompilationUnitTree wrapped) {
    for (Tree type : wrapped.getTypeDecls()) {
      if (type instanceof ClassTree ours && ours.getSimpleName().contentEquals(CLASS)) {
        return !ours.getMembers().isEmpty()
            && ours.getMembers().stream().allMatch(ClassTree.class::isInstance);
      }
    }
    return false;
  }

  /** Where the package and the imports end. */
  private int head() {
    int end = 0;
    while (true) {
      int next = pastComments(end);
      boolean heads = text.startsWith("import ", next) || text.startsWith("package ", next);
      int semicolon = heads ? text.indexOf(';', next) : -1;
      if (semicolon < 0) {
        return end;
      }
      end = semicolon + 1;
    }
  }

  private int pastComments(int from) {
    int at = from;
    while (at < text.length()) {
      int end;
      if (Character.isWhitespace(text.charAt(at))) {
        end = at + 1;
      } else if (text.startsWith("//", at)) {
        end = after("\n", at);
      } else if (text.startsWith("/*", at)) {
        end = after("*/", at + 2);
      } else {
        return at;
      }
      at = end;
    }
    return at;
  }

  private int after(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }
}
