package dev.llmjava.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process that ends with its standard input. */
record JavaProcess(Process process, BufferedReader in, PrintStream out) implements AutoCloseable {
  static JavaProcess start(Path bench, String module, String main, List<String> jvm, String... args)
      throws IOException {
    Path target = bench.resolve(module).resolve("target");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("-cp");
    command.add(target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*");
    command.add("dev.llmjava.bench." + main);
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new JavaProcess(
        process,
        process.inputReader(StandardCharsets.UTF_8),
        new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
