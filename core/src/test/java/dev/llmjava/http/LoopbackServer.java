package dev.llmjava.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A real HTTP server on the loopback interface that answers each request with the next of its
 * scripts (the last one repeats). Bounded: it serves until it is closed.
 */
public final class LoopbackServer implements AutoCloseable {
  /** What to do with one request. */
  @FunctionalInterface
  public interface Script {
    void answer(Connection connection) throws Exception;
  }

  /**
   * A request as it came.
   *
   * @param connection the number of its connection, from 1
   */
  public record Request(String path, Map<String, String> headers, String body, int connection) {}

  /** One connection, after its request was read. */
  public static final class Connection {
    private final Socket socket;
    private final Request request;
    private final CountDownLatch dropped;

    Connection(Socket socket, Request request, CountDownLatch dropped) {
      this.socket = socket;
      this.request = request;
      this.dropped = dropped;
    }

    public Request request() {
      return request;
    }

    public Connection head(int status, String... headers) throws IOException {
      return raw(
          "HTTP/1.1 "
              + status
              + " X\r\n"
              + String.join("\r\n", headers)
              + (headers.length == 0 ? "" : "\r\n")
              + "Transfer-Encoding: chunked\r\n\r\n");
    }

    public Connection chunk(String text) throws IOException {
      return chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    public Connection chunk(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return this;
    }

    public void end() throws IOException {
      raw("0\r\n\r\n");
    }

    public Connection raw(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return this;
    }

    /** Closes with a reset instead of a goodbye. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Says nothing until the client goes away, and notes that it went. */
    public void silence() throws IOException {
      try {
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {}
      } catch (IOException e) {
        // a reset is a way of going too
      }
      dropped.countDown();
    }
  }

  private final ServerSocket listener;
  private final List<Script> scripts;
  private final List<Request> requests = new ArrayList<>();
  private final List<Socket> sockets = new ArrayList<>();
  private final CountDownLatch dropped = new CountDownLatch(1);

  public LoopbackServer(Script... scripts) {
    this.scripts = Arrays.asList(scripts);
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** An event stream of these data lines, properly ended. */
  public static Script stream(String... data) {
    return connection -> {
      connection.head(200, "Content-Type: text/event-stream");
      for (String line : data) {
        connection.chunk("data: " + line + "\n\n");
      }
      connection.end();
    };
  }

  /** A whole document. */
  public static Script document(int status, String type, String body, String... headers) {
    return connection -> {
      String[] all = Arrays.copyOf(headers, headers.length + 1);
      all[headers.length] = "Content-Type: " + type;
      connection.head(status, all);
      if (!body.isEmpty()) {
        connection.chunk(body);
      }
      connection.end();
    };
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Whether a client went away while a script was silent. */
  public boolean sawDrop() throws InterruptedException {
    return dropped.await(5, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    synchronized (this) {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = listener.accept();
        int connection;
        synchronized (this) {
          sockets.add(socket);
          connection = sockets.size();
        }
        Thread.ofVirtual().start(() -> serve(socket, connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket, int connection) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      while (!socket.isClosed()) {
        Request request = read(in, connection);
        Script script;
        synchronized (this) {
          script = scripts.get(Math.min(requests.size(), scripts.size() - 1));
          requests.add(request);
        }
        script.answer(new Connection(socket, request, dropped));
      }
    } catch (Exception e) {
      // the client went away, which some tests are about
    }
  }

  private static Request read(InputStream in, int connection) throws IOException {
    String first = line(in);
    String path = first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' '));
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(
        path, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8), connection);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
