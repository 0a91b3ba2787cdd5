package dev.llmjava.cli.run;

import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Yaml;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

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
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw RunFile.unreadable(file, e);
    }
    if (Yaml.parse(file, text) instanceof Json.Obj document
        && document.get(INPUTS) instanceof Json.Arr) {
      return new RunYaml(file, document, lines(text));
    }
    throw new Failure("\"" + file + "\" must be a mapping with a list under \"inputs\"");
  }

  /** The values do not know where they stood. */
  private static List<Integer> lines(String text) {
    Node root = new Compose(LoadSettings.builder().build()).composeString(text).orElseThrow();
    for (NodeTuple pair : ((MappingNode) root).getValue()) {
      if (pair.getKeyNode() instanceof ScalarNode key
          && key.getValue().equals(INPUTS)
          && pair.getValueNode() instanceof SequenceNode list) {
        return list.getValue().stream().map(RunYaml::line).toList();
      }
    }
    return List.of();
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
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
