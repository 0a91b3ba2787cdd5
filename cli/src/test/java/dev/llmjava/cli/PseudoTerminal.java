package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process at a terminal of its own, which util-linux's {@code script} makes. */
public final class PseudoTerminal implements AutoCloseable {
  public static final String CTRL_C = "\u0003";
  public static final String ENTER = "\r";
  private static final int SECONDS = 40;

  private final Process process;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private int seen;
  private boolean ended;

  public PseudoTerminal(Path folder, List<String> command, Map<String, String> environment)
      throws IOException {
    Path script = Files.createTempFile(folder, "run", ".sh");
    Files.writeString(
        script,
        "stty rows 24 cols 100\nexec "
            + String.join(" ", command.stream().map(word -> "'" + word + "'").toList())
            + "\n");
    // a shell that waited would get Ctrl-C too, and some end with it, whatever the command does
    var builder =
        new ProcessBuilder("script", "-qec", "exec sh " + script, "/dev/null")
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    Thread.ofPlatform().daemon().start(this::readOn);
  }

  /** Whether there is such a program, of those with that option. */
  public static boolean isThere() {
    try {
      Process version = new ProcessBuilder("script", "--version").redirectErrorStream(true).start();
      String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return version.waitFor() == 0 && said.contains("util-linux");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void readOn() {
    try (InputStream in = process.getInputStream()) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        synchronized (shown) {
          shown.write(next);
          shown.notifyAll();
        }
      }
    } catch (IOException e) {
      // the process has ended
    }
    synchronized (shown) {
      ended = true;
      shown.notifyAll();
    }
  }

  public PseudoTerminal type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    return this;
  }

  /** Waits until that was shown, after what was waited for before. */
  public PseudoTerminal await(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    synchronized (shown) {
      while (shown().indexOf(text, seen) < 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(!ended && left > 0)
            .as("\"%s\" is in \"%s\"", text, shown().substring(seen))
            .isTrue();
        shown.wait(left);
      }
      seen = shown().indexOf(text, seen) + text.length();
    }
    return this;
  }

  /** Everything so far. */
  public String shown() {
    synchronized (shown) {
      return shown.toString(StandardCharsets.UTF_8);
    }
  }

  /** Waits for the end of the process. */
  public int code() throws InterruptedException {
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("ends: %s", shown()).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
