package dev.llmjava.cli.model;

import dev.llmjava.ModelInfo;
import dev.llmjava.Option;
import dev.llmjava.Provider;
import dev.llmjava.cli.terminal.TextWrap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Shows models. An option is described once for every family of models. */
final class ModelBlock {
  private static final int WIDTH = 70;

  private final Set<String> described = new HashSet<>();

  /** The name and the aliases of a model. */
  static String line(Provider.Entry entry) {
    String name = entry.model().info().displayName();
    return entry.aliases().isEmpty()
        ? name + "\n"
        : name + " (aliases: " + String.join(", ", entry.aliases()) + ")\n";
  }

  /** All there is to say about a model. */
  String of(Provider.Entry entry) {
    ModelInfo info = entry.model().info();
    var out = new StringBuilder(line(entry));
    options(out, info);
    if (!info.attachmentTypes().isEmpty()) {
      out.append("  Attachment types:\n");
      String types = String.join(", ", info.attachmentTypes().stream().sorted().toList());
      for (String line : TextWrap.wrap(types, WIDTH - 4)) {
        out.append("    ").append(line).append('\n');
      }
    }
    if (!info.features().isEmpty()) {
      out.append("  Features:\n");
      for (ModelInfo.Feature feature : ModelInfo.Feature.values()) {
        if (info.supports(feature)) {
          out.append("  - ").append(feature.name().toLowerCase(Locale.ROOT)).append('\n');
        }
      }
    }
    key(out, info);
    return out.toString();
  }

  private void options(StringBuilder out, ModelInfo info) {
    if (info.options().all().isEmpty()) {
      return;
    }
    String name = info.displayName();
    boolean describe = described.add(name.substring(0, Math.max(name.indexOf(':'), 0)));
    out.append("  Options:\n");
    for (Option option : info.options().all()) {
      out.append("    ").append(option.name()).append(": ").append(option.typeName());
      out.append('\n');
      if (describe && !option.description().isEmpty()) {
        for (String line : TextWrap.wrap(option.description(), WIDTH)) {
          out.append("      ").append(line).append('\n');
        }
      }
    }
  }

  private static void key(StringBuilder out, ModelInfo info) {
    ModelInfo.KeyName key = info.key();
    if (key != null) {
      out.append("  Keys:\n    key: ").append(key.name()).append('\n');
      if (key.variable() != null) {
        out.append("    env_var: ").append(key.variable()).append('\n');
      }
    }
  }
}
