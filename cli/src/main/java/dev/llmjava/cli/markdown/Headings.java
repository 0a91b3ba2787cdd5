package dev.llmjava.cli.markdown;

/** How headings look, by their level: told apart without colours, too. */
final class Headings {
  private Headings() {}

  static Style style(int level) {
    return switch (level) {
      case 1 -> new Style(Style.BOLD | Style.UNDERLINE, Style.MAGENTA);
      case 2 -> new Style(Style.BOLD, Style.MAGENTA);
      case 3 -> Style.of(Style.BOLD);
      default -> Style.of(Style.BOLD | Style.ITALIC);
    };
  }
}
