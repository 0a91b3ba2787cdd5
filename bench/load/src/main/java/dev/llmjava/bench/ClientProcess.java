package dev.llmjava.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * A client in a process of its own: for each line {@code TIMES BASE_URL} on standard input it asks
 * so often and says what that cost, the collector's and the compiler's work included.
 */
public final class ClientProcess {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ClientProcess() {}

  /** Serves until the end of standard input. */
  public static void serve(Client client) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err); // libraries may print
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int space = line.indexOf(' ');
      out.println(
          measure(client, Integer.parseInt(line.substring(0, space)), line.substring(space + 1)));
      out.flush();
    }
    System.exit(0); // some clients leave threads behind
  }

  private static String measure(Client client, int times, String baseUrl) throws Exception {
    Client.Outcome outcome = new Client.Outcome(0, 0);
    long bytes = THREADS.getTotalThreadAllocatedBytes();
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      outcome = client.ask(baseUrl);
    }
    long nanos = System.nanoTime() - start;
    cpu = SYSTEM.getProcessCpuTime() - cpu;
    bytes = THREADS.getTotalThreadAllocatedBytes() - bytes;
    return String.join(
        " ",
        Long.toString(nanos),
        Long.toString(cpu),
        Long.toString(bytes),
        Long.toString(outcome.counted()),
        Long.toString(outcome.assembled()));
  }
}
