package dev.llmjava.cli.prompt;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.TextFile;
import dev.llmjava.chat.MediaTypes;
import dev.llmjava.cli.session.Pages;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Interruption;
import dev.llmjava.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What people name attachments by: {@code -} for standard input, an address, a file. What cannot be
 * attached is a {@link Failure} that does not say who named it.
 */
final class AttachmentReferences {
  static final String STANDARD_INPUT = "-";

  private final Session session;
  private byte @Nullable [] input;

  AttachmentReferences(Session session) {
    this.session = session;
  }

  /** One whose type shows in its first bytes or its name; the server is asked about an address. */
  Attachment of(String reference) {
    if (reference.equals(STANDARD_INPUT)) {
      return Attachment.of(sniffed(standardInput(), "stdin"), standardInput());
    }
    if (isAddress(reference)) {
      return Attachment.url(typeOnNetwork(reference), reference);
    }
    byte[] piped = piped(reference);
    return piped == null ? ofFile(reference) : Attachment.of(sniffed(piped, reference), piped);
  }

  /** One whose type is known: nothing is looked at, but a file must be there. */
  Attachment of(String reference, String mediaType) {
    if (reference.equals(STANDARD_INPUT)) {
      return Attachment.of(mediaType, standardInput());
    }
    if (isAddress(reference)) {
      return Attachment.url(mediaType, reference);
    }
    byte[] piped = piped(reference);
    return piped == null
        ? Attachment.file(mediaType, file(reference))
        : Attachment.of(mediaType, piped);
  }

  static boolean isAddress(String reference) {
    return reference.contains("://");
  }

  /** It can be read once; whoever names it twice gets the same. */
  private byte[] standardInput() {
    byte[] known = input;
    if (known == null) {
      Terminal terminal = session.terminal();
      known =
          terminal.inputIsTerminal()
              ? Interruption.whileAsking(terminal, terminal::readAllBytes)
              : terminal.readAllBytes();
      input = known;
    }
    if (known.length == 0) {
      throw new Failure("Standard input is empty");
    }
    return known;
  }

  /** What is in a pipe, which has a name and no path, and is there once; null for a file. */
  private static byte @Nullable [] piped(String reference) {
    try {
      Path path = Path.of(reference);
      if (!Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path)) {
        return null;
      }
      return TextFile.streamed(path);
    } catch (InvalidPathException e) {
      return null;
    } catch (LlmException.Setup e) {
      throw new Failure(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Failure("cannot read \"" + reference + "\"; check its permissions");
    }
  }

  private static String sniffed(byte[] content, String name) {
    try {
      return MediaTypes.sniff(content);
    } catch (IllegalArgumentException e) {
      throw new Failure("Could not determine mimetype of " + name);
    }
  }

  private String typeOnNetwork(String address) {
    String type;
    try {
      if (!Pages.isAddress(address)) {
        throw new Failure("\"" + address + "\" is not an http or https address");
      }
      type = Pages.of(session).contentType(address);
    } catch (LlmException e) {
      throw new Failure(String.valueOf(e.getMessage()));
    }
    if (type.isBlank()) {
      throw new Failure("Could not determine mimetype of " + address);
    }
    return type;
  }

  private static Attachment ofFile(String reference) {
    Path file = file(reference);
    try {
      return Attachment.file(MediaTypes.ofFile(file), file);
    } catch (IllegalArgumentException e) {
      throw new Failure("Could not determine mimetype of " + reference);
    } catch (LlmException.Setup e) {
      throw new Failure(String.valueOf(e.getMessage()));
    }
  }

  private static Path file(String reference) {
    Path file;
    try {
      file = Path.of(reference).toRealPath();
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        throw new Failure("File " + reference + " is empty");
      }
    } catch (IOException | InvalidPathException e) {
      throw new Failure("File " + reference + " does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new Failure("File " + reference + " is a folder");
    }
    return file;
  }
}
