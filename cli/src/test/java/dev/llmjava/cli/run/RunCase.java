package dev.llmjava.cli.run;

import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with inputs, a server that answers them, and a shell that knows its models. */
final class RunCase implements AutoCloseable {
  final Path folder;
  final RunServer server = new RunServer();
  final Shell shell;

  RunCase(Path folder) throws IOException {
    this.folder = folder;
    this.shell =
        new Shell(folder.resolve("user"))
            .file(
                "extra-openai-models.yaml",
                server.models() + server.models().replace("model_id: local", "model_id: other"));
  }

  String file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file.toString();
  }

  /** So many inputs with ids and prompts from 1 on. */
  String numbered(int count) throws IOException {
    var lines = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      lines.add("{\"id\": \"n" + i + "\", \"prompt\": \"p" + i + "\"}");
    }
    return file("in.jsonl", lines.toArray(String[]::new));
  }

  Shell.Result run(String... more) {
    var arguments = new ArrayList<>(List.of("run", "-m", "local"));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  List<Json.Obj> results() throws IOException {
    return Files.readAllLines(folder.resolve("in.results.jsonl")).stream()
        .map(Json::parseObject)
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
