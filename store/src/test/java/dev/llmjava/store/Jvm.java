package dev.llmjava.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts processes that run classes of these tests. */
final class Jvm {
  private Jvm() {}

  /**
   * @param said the file that gets what it prints
   */
  static Process start(Class<?> main, Path said, String... arguments) throws IOException {
    return start(List.of(), List.of(), main, said, arguments);
  }

  /**
   * @param before what comes before the command, such as a program that starts it
   * @param options for the virtual machine
   */
  static Process start(
      List<String> before, List<String> options, Class<?> main, Path said, String... arguments)
      throws IOException {
    var command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }
}
