package dev.llmjava.cli.markdown;

import dev.llmjava.cli.markdown.Language.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages whose code is coloured, by the names that fences give them. */
final class Languages {
  private static final Quoted SLASHES = Quoted.line("//");
  private static final Quoted HASH = Quoted.line("#");
  private static final Quoted BLOCK = Quoted.block("/*", "*/");
  private static final Quoted DOUBLE = Quoted.string("\"");
  private static final Quoted SINGLE = Quoted.string("'");
  private static final Quoted BACKTICKS = Quoted.text("`");
  private static final Quoted TRIPLE = Quoted.text("\"\"\"");

  private Languages() {}

  /** Colours code of the language that a fence names; what else the fence says does not matter. */
  static Code code(String info, Ink ink) {
    String name = info.split("[\\s,{:]", 2)[0].toLowerCase(Locale.ROOT);
    return switch (name) {
      case "diff", "patch" -> new DiffCode(ink);
      case "html", "xml", "svg", "xhtml", "vue" -> new MarkupCode(ink);
      default -> {
        Language known = find(name);
        yield known == null ? new PlainCode(ink) : new WordCode(known, ink);
      }
    };
  }

  private static @Nullable Language find(String name) {
    return switch (name) {
      case "java" -> of(Keywords.JAVA, SLASHES, BLOCK, DOUBLE, SINGLE, TRIPLE);
      case "kotlin", "kt", "kts", "scala", "groovy", "gradle" ->
          of(Keywords.KOTLIN, SLASHES, BLOCK, DOUBLE, SINGLE, TRIPLE);
      case "python", "py", "python3" ->
          of(Keywords.PYTHON, HASH, DOUBLE, SINGLE, TRIPLE, Quoted.text("'''"));
      case "javascript", "js", "jsx", "mjs", "typescript", "ts", "tsx" ->
          of(Keywords.SCRIPT, SLASHES, BLOCK, DOUBLE, SINGLE, BACKTICKS);
      case "go", "golang" -> of(Keywords.GO, SLASHES, BLOCK, DOUBLE, SINGLE, BACKTICKS);
      case "rust", "rs" -> of(Keywords.RUST, SLASHES, BLOCK, DOUBLE); // 'a is a lifetime
      case "swift" -> of(Keywords.SWIFT, SLASHES, BLOCK, DOUBLE, TRIPLE);
      case "c", "h", "cpp", "c++", "cc", "hpp", "objc" ->
          of(Keywords.C, SLASHES, BLOCK, DOUBLE, SINGLE);
      case "csharp", "cs", "c#" -> of(Keywords.SHARP, SLASHES, BLOCK, DOUBLE, SINGLE, TRIPLE);
      case "php" -> of(Keywords.PHP, SLASHES, HASH, BLOCK, DOUBLE, SINGLE);
      case "ruby", "rb" -> of(Keywords.RUBY, HASH, DOUBLE, SINGLE);
      case "bash", "sh", "shell", "zsh", "console", "dockerfile", "makefile" ->
          of(Keywords.SHELL, HASH, Quoted.text("\""), Quoted.text("'"));
      case "sql", "sqlite", "postgresql", "mysql" ->
          new Language(
              words(Keywords.SQL),
              List.of(Quoted.line("--"), BLOCK, DOUBLE, Quoted.text("'")),
              true);
      case "json", "jsonc", "json5" -> of(Keywords.JSON, SLASHES, DOUBLE);
      case "yaml", "yml", "toml", "ini" -> of(Keywords.YAML, HASH, DOUBLE, SINGLE);
      case "css", "scss", "less" -> of(Keywords.CSS, BLOCK, DOUBLE, SINGLE);
      default -> null;
    };
  }

  private static Language of(String keywords, Quoted... quoted) {
    return new Language(words(keywords), List.of(quoted), false);
  }

  private static Set<String> words(String keywords) {
    return new HashSet<>(List.of(keywords.split("\\s+", -1)));
  }
}
