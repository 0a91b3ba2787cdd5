package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;

/** What users set for a vendor in variables. */
final class VendorSettings {
  private VendorSettings() {}

  /**
   * The key of a vendor, by the first of its variables that is set.
   *
   * @param usual the variable of the vendor's own clients
   * @param plugin the variable of the vendor's plugin for LLM
   */
  static ModelInfo.KeyName key(String name, String usual, String plugin, ProviderContext context) {
    boolean other = context.variable(usual) == null && context.variable(plugin) != null;
    return new ModelInfo.KeyName(name, other ? plugin : usual);
  }

  /** The address in a variable, else the vendor's own. */
  static String base(String variable, String usual, ProviderContext context) {
    String other = context.variable(variable);
    return other == null ? usual : other;
  }

  /**
   * The same where the vendor's own client appends a path to what the variable says.
   *
   * @param path begins with a slash
   */
  static String base(String variable, String usual, String path, ProviderContext context) {
    String base = base(variable, usual, context);
    String front = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return front.endsWith(path) ? front : front + path;
  }
}
