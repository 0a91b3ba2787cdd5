package dev.llmjava.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import javax.net.ssl.SSLException;

/** Why a connection failed, in words for somebody who did not write the client. */
final class Reasons {
  private Reasons() {}

  static String of(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "the host name is not known";
      }
      if (cause instanceof EOFException) {
        return "the connection was closed before the answer ended";
      }
      if (cause instanceof CharacterCodingException) {
        return "it sent bytes that are not UTF-8";
      }
      if (cause instanceof SSLException && cause.getMessage() != null) {
        return "no secure connection (" + cause.getMessage() + ")";
      }
    }
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e instanceof ConnectException ? "connection refused" : e.getClass().getSimpleName();
    }
    return tooEarly(message) ? "the connection was closed before the answer ended" : message;
  }

  /** How the JDK's client reports an end inside of a body. */
  private static boolean tooEarly(String message) {
    return message.contains("EOF") || message.startsWith("chunked transfer encoding");
  }
}
