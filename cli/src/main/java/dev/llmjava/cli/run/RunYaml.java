package dev.llmjava.cli.run;

import dev.llmjava.TextFile;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Yaml;
import dev.llmjava.cli.text.YamlDocument;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.List;

/** A whole experiment in YAML: settings, and under {@code inputs} a list. All of it in memory. */
final class RunYaml implements RunFile {
  private static final String INPUTS = "inputs";

  private final Path file;
  private final Json.Obj settings;
  private final List<Json> inputs;
  private final List<Integer> lines;

  private RunYaml(Path file, Json.Obj document, List<Integer> lines) {
    this.file = file;
    this.settings = document.without(INPUTS);
    this.inputs = document.items(INPUTS);
    this.lines = lines;
  }

  static RunYaml of(Path file) {
    String text = TextFile.read(file, TextFile.MOST_OF_SETTINGS);
    YamlDocument yaml = Yaml.document(file, text);
    if (yaml.value() instanceof Json.Obj document && document.get(INPUTS) instanceof Json.Arr) {
      // the values do not know where they stood
      return new RunYaml(file, document, yaml.lines(INPUTS));
    }
    throw new Failure("\"" + file + "\" must be a mapping with a list under \"inputs\"");
  }

  @Override
  public Path results() {
    return RunFile.resultsOf(file);
  }

  @Override
  public Json.Obj settings() {
    return settings;
  }

  @Override
  public void each(int most, Reader reader) {
    int end = Math.min(most, inputs.size());
    boolean goesOn = true;
    for (int i = 0; i < end && goesOn; i++) {
      goesOn = reader.take(RunInput.of(i + 1, lines.get(i), inputs.get(i)));
    }
  }
}
