package dev.llmjava.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a process is connected to.
 *
 * @param inputIsTerminal whether somebody types, so that reading waits for a person
 */
record Terminal(
    InputStream in,
    Output out,
    Output err,
    boolean inputIsTerminal,
    Map<String, String> environment) {
  /**
   * Set by the launcher to the numbers of those standard streams that are terminals, for example
   * {@code 012}. Java itself cannot tell them apart.
   */
  private static final String TERMINALS = "llm.terminals";

  /** This process's own. */
  static Terminal system() {
    return new Terminal(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        new Output(new FileOutputStream(FileDescriptor.out), isTerminal(1)),
        new Output(new FileOutputStream(FileDescriptor.err), isTerminal(2)),
        isTerminal(0),
        System.getenv());
  }

  private static boolean isTerminal(int stream) {
    String told = System.getProperty(TERMINALS);
    if (told != null) {
      return told.indexOf('0' + stream) >= 0;
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** A variable's value; empty when it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /**
   * All of standard input. What is not UTF-8 is replaced, and every kind of line end becomes a line
   * feed, as Python's text mode has it.
   */
  String readAll() {
    try {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
