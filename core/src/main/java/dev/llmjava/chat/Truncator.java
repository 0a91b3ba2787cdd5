package dev.llmjava.chat;

record Truncator(int most) {
  static Truncator of(int most) {
    return new Truncator(most);
  }

  String shorten(String text) {
    return text.substring(0, Math.min(most, text.length()));
  }
}
