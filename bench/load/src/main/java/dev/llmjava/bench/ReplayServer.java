package dev.llmjava.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers every request for {@code /SCENARIO/DELTAS/BURSTS/PAUSE/...} with that answer, rendered
 * beforehand: in so many writes, with a pause in milliseconds between two. Each event is a chunk of
 * the transfer encoding, as providers send them. A process of its own; prints its port.
 */
public final class ReplayServer {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static final Map<String, List<byte[]>> RENDERED = new ConcurrentHashMap<>();

  private ReplayServer() {}

  public static void main(String[] args) throws IOException {
    try (var server = new ServerSocket(0, 8192, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      Thread.ofPlatform().daemon().start(ReplayServer::endWithParent);
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      // the same: nobody is there any more
    }
    System.exit(0);
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream(), 1024);
      for (String path = request(in); path != null; path = request(in)) {
        String[] parts = path.split("/", -1);
        answer(path, parts, socket.getOutputStream());
      }
    } catch (IOException | InterruptedException e) {
      // the client has gone, which some do in the middle of an answer
    }
  }

  private static void answer(String path, String[] parts, OutputStream out)
      throws IOException, InterruptedException {
    int pause = Integer.parseInt(parts[4]);
    boolean first = true;
    for (byte[] burst : RENDERED.computeIfAbsent(path, p -> render(parts))) {
      if (!first) {
        Thread.sleep(pause);
      }
      first = false;
      out.write(burst);
    }
  }

  private static List<byte[]> render(String[] parts) {
    List<byte[]> events = Scenario.named(parts[1]).events(Integer.parseInt(parts[2]));
    int bursts = Integer.parseInt(parts[3]);
    var rendered = new ArrayList<byte[]>();
    for (int i = 0; i < bursts; i++) {
      var burst = new ByteArrayOutputStream();
      if (i == 0) {
        burst.writeBytes(HEAD.getBytes(StandardCharsets.US_ASCII));
      }
      for (byte[] event :
          events.subList(i * events.size() / bursts, (i + 1) * events.size() / bursts)) {
        burst.writeBytes(
            (Integer.toHexString(event.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        burst.writeBytes(event);
        burst.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      if (i == bursts - 1) {
        burst.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      rendered.add(burst.toByteArray());
    }
    return rendered;
  }

  /** The path; null at the end of the connection. */
  private static String request(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    long length = 0;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (chunked) {
      skipChunks(in);
    } else {
      in.skipNBytes(length);
    }
    return first.split(" ", -1)[1];
  }

  private static void skipChunks(InputStream in) throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(in).strip(), 16);
      in.skipNBytes(size);
      line(in);
    } while (size > 0);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
