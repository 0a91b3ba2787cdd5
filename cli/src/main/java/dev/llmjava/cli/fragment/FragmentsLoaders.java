package dev.llmjava.cli.fragment;

import dev.llmjava.FragmentLoader;
import dev.llmjava.FragmentLoaders;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import java.util.ArrayList;

/** {@code llm fragments loaders} */
public final class FragmentsLoaders implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm fragments loaders", "Show what plugins can load fragments from");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    var entries = new ArrayList<String>();
    FragmentLoaders.of(session.plugins().load(FragmentLoader.class), session.plugins()::warnOf)
        .byPrefix()
        .forEach((prefix, loader) -> entries.add(prefix + ":\n" + indented(loader.description())));
    session
        .out()
        .print(entries.isEmpty() ? "No fragment loaders found\n" : String.join("\n", entries));
    return 0;
  }

  public static String indented(String description) {
    var lines = new StringBuilder();
    for (String line : description.strip().lines().toList()) {
      lines.append(line.isBlank() ? "" : "  ").append(line).append('\n');
    }
    return lines.toString();
  }
}
