package dev.llmjava.cli.terminal;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What a process is connected to.
 *
 * @param inputIsTerminal whether somebody types, so that reading waits for a person
 */
public record Terminal(
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
  public static Terminal system() {
    return new Terminal(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        new Output(new FileOutputStream(FileDescriptor.out), isTerminal(1), System.getenv()),
        new Output(new FileOutputStream(FileDescriptor.err), isTerminal(2), System.getenv()),
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

  /** Whether somebody watches the answer form, at a terminal that can do more than print. */
  public boolean isWatched() {
    return out.isTerminal() && err.isTerminal() && !Output.isDumb(environment);
  }

  /** Whether a variable that is a switch says no; it says yes when it is not set. */
  public boolean isOff(String variable) {
    return switch (variable(variable).strip().toLowerCase(Locale.ROOT)) {
      case "0", "f", "false", "n", "no", "off" -> true;
      default -> false;
    };
  }

  /** A variable's value; empty when it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /**
   * All of standard input.
   *
   * @throws Failure when it cannot be read: it may be a folder, or closed
   */
  public byte[] readAllBytes() {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** What to say of standard input that fails. */
  public static Failure unreadable(IOException e) {
    return new Failure("cannot read standard input: " + e.getMessage());
  }

  /** All of standard input, as it is; what is not UTF-8 is replaced, and said so. */
  public String readAll() {
    return text(readAllBytes());
  }

  /** Bytes of standard input as a text; what is not UTF-8 is replaced, and said so. */
  public String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      err.println("Warning: standard input is not all UTF-8; what is not was replaced by U+FFFD");
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
