package dev.llmjava.conformance;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers with recorded bodies, on the loopback interface. What is to be answered is registered
 * with {@link #serve}, which gives the base URL to ask at; asking again gets the next of several
 * answers, and status 410 after the last. One request a connection, a bounded number at a time.
 */
public final class ReplayServer implements AutoCloseable {
  /** A request as it came; header names in lower case. */
  public record Request(String path, Map<String, String> headers, String body) {}

  private record Served(List<Recorded> answers, Delivery delivery, AtomicInteger asked) {}

  private static final int MOST_AT_ONCE = 32;

  private final ServerSocket listener;
  private final Map<String, Served> served = new ConcurrentHashMap<>();
  private final AtomicInteger keys = new AtomicInteger();
  private final List<Request> requests = new ArrayList<>();
  private final Semaphore slots = new Semaphore(MOST_AT_ONCE);

  public ReplayServer() {
    try {
      listener = new ServerSocket(0, MOST_AT_ONCE, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String serve(List<Recorded> answers, Delivery delivery) {
    String key = Integer.toString(keys.getAndIncrement());
    served.put(key, new Served(answers, delivery, new AtomicInteger()));
    return "http://127.0.0.1:" + listener.getLocalPort() + "/" + key;
  }

  public String serve(Recorded answer, Delivery delivery) {
    return serve(List.of(answer), delivery);
  }

  public List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        slots.acquire();
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      Request request = read(new BufferedInputStream(socket.getInputStream()));
      synchronized (requests) {
        requests.add(request);
      }
      Served known = served.get(request.path().split("/", 3)[1]);
      int turn = known == null ? 0 : known.asked().getAndIncrement();
      if (known == null || turn >= known.answers().size()) {
        socket.getOutputStream().write(bytes("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"));
      } else {
        send(known.answers().get(turn), known.delivery(), socket);
      }
    } catch (IOException e) {
      // the client went away, which some tests are about
    } finally {
      slots.release();
    }
  }

  private static void send(Recorded answer, Delivery delivery, Socket socket) throws IOException {
    byte[] body = answer.body();
    int end = delivery.until() < 0 ? body.length : Math.min(delivery.until(), body.length);
    int piece = delivery.chunk() <= 0 ? Math.max(end, 1) : delivery.chunk();
    OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 14);
    out.write(
        bytes(
            ("HTTP/1.1 " + answer.status() + " Replayed\r\nContent-Type: " + answer.contentType())
                + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"));
    for (int at = 0; at < end; at += piece) {
      int size = Math.min(piece, end - at);
      out.write(bytes(Integer.toHexString(size) + "\r\n"));
      out.write(body, at, size);
      out.write(bytes("\r\n"));
    }
    if (delivery.ending() == Delivery.Ending.CLEAN) {
      out.write(bytes("0\r\n\r\n"));
    }
    out.flush();
    if (delivery.ending() == Delivery.Ending.RESET) {
      socket.setSoLinger(true, 0);
    }
  }

  private static Request read(InputStream in) throws IOException {
    String path = line(in).split(" ", 3)[1];
    var headers = new TreeMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(path, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the request ended in its head");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
