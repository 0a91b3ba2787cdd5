package dev.llmjava.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.cli.FileServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -a} and {@code --at}. */
class PromptAttachmentsTest {
  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n123".getBytes(StandardCharsets.ISO_8859_1);
  private static final String DETECTED = "-a' / '--attachment";
  private static final String TYPED = "--at' / '--attachment-type";

  @TempDir Path directory;
  private Shell shell;
  private Path image;

  @BeforeEach
  void shell() throws IOException {
    shell = new Shell(directory.resolve("user"));
    image = Files.write(directory.resolve("a.png"), PNG).toRealPath();
  }

  private Json.Obj echo(String... arguments) {
    var all = new ArrayList<>(List.of("-m", "echo"));
    all.addAll(List.of(arguments));
    return Json.parseObject(shell.run(all.toArray(String[]::new)).ok().out());
  }

  private static Json.Obj only(Json.Obj said) {
    assertThat(said.items("attachments")).hasSize(1);
    return (Json.Obj) said.items("attachments").getFirst();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void aFileGoesByItsRealPath() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), image);
    Json.Obj sent = only(echo("Describe", "-a", link.toString()));

    assertThat(sent.string("type")).isEqualTo("image/png");
    assertThat(sent.string("path")).isEqualTo(image.toString());
    assertThat(sent.string("id")).isEqualTo(Attachment.of("image/png", PNG).id());
  }

  @Test
  void standardInputIsTheFileAndNotThePrompt() {
    shell.piped(PNG);
    Json.Obj said = echo("Describe", "-a", "-");

    assertThat(said.string("prompt")).isEqualTo("Describe");
    assertThat(only(said).string("id")).isEqualTo(Attachment.of("image/png", PNG).id());
    assertThat(only(echo("Describe", "--at", "-", "image/gif")).string("type"))
        .isEqualTo("image/gif");
    assertThat(echo("-a", "-", "--at", "-", "image/gif").items("attachments")).hasSize(2);
  }

  @Test
  void standardInputIsOnlyOneThing() {
    shell
        .piped(PNG)
        .run("-m", "echo", "-a", "-", "-f", "-")
        .failed(
            1,
            "Error: Standard input cannot be both a fragment and an attachment; name a file for"
                + " one\n");
  }

  @Test
  void thoseWithATypeComeLast() {
    Json.Obj said = echo("--at", image.toString(), "image/gif", "x", "-a", image.toString());

    assertThat(said.items("attachments").stream().map(one -> ((Json.Obj) one).string("type")))
        .containsExactly("image/png", "image/gif");
  }

  @Test
  void theServerIsAskedWhatAnAddressIs() throws IOException {
    try (var server = new FileServer(Map.of())) {
      String address = server.address() + "/3/a.png";
      Json.Obj sent = only(echo("Describe", "-a", address));

      assertThat(sent.string("url")).isEqualTo(address);
      assertThat(sent.string("type")).isEqualTo("image/png; v=1");
      assertThat(server.requests())
          .containsExactly("HEAD /3/a.png", "HEAD /2/a.png", "HEAD /1/a.png", "HEAD /a.png");
      String far = server.address() + "/4/a.png";
      refused(DETECTED, "cannot fetch \"" + far + "\": it redirects more than 3 times", "-a", far);
      String gone = server.address() + "/gone";
      refused(DETECTED, "cannot fetch \"" + gone + "\": it answered 404", "-a", gone);
      String untyped = server.address() + "/untyped";
      refused(DETECTED, "Could not determine mimetype of " + untyped, "-a", untyped);
      int asked = server.requests().size();
      assertThat(only(echo("--at", gone, "image/png")).string("url")).isEqualTo(gone);
      assertThat(server.requests()).hasSize(asked);
    }
  }

  private void refused(String option, String fault, String... arguments) {
    var all = new ArrayList<>(List.of("-m", "echo", "x"));
    all.addAll(List.of(arguments));
    shell
        .run(all.toArray(String[]::new))
        .failed(
            2,
            "Usage: llm prompt [OPTIONS] [PROMPT]\nTry 'llm prompt --help' for help.\n\n"
                + "Error: Invalid value for '"
                + option
                + "': "
                + fault
                + "\n");
  }

  @Test
  void whatCannotBeAttachedIsAUsageError() throws IOException {
    String empty = file("empty.png", "") + "";
    String odd = file("odd.zzz", "hi") + "";

    refused(DETECTED, "File nope.png does not exist", "-a", "nope.png");
    assertThat(shell.directory.resolve("logs.db")).doesNotExist();
    refused(DETECTED, "File " + empty + " is empty", "-a", empty);
    refused(DETECTED, "File " + directory + " is a folder", "-a", directory + "");
    refused(DETECTED, "Could not determine mimetype of " + odd, "-a", odd);
    refused(DETECTED, "\"ftp://x/y\" is not an http or https address", "-a", "ftp://x/y");
    refused(DETECTED, "Standard input is empty", "-a", "-");
    refused(TYPED, "File nope.png does not exist", "--at", "nope.png", "image/png");
    shell.piped("just words");
    refused(DETECTED, "Could not determine mimetype of stdin", "-a", "-");
  }

  @Test
  void aModelThatTakesNoSuchFileIsNotAsked() throws IOException {
    String text = file("a.txt", "words") + "";

    shell
        .run("-m", "echo", "x", "-a", text)
        .failed(
            1,
            "Error: This model does not support attachments of type 'text/plain', only image/png,"
                + " image/jpeg, image/gif\n");
    shell
        .run("-m", "markov", "x", "-a", image.toString())
        .failed(1, "Error: This model does not support attachments\n");
    assertThat(shell.run("logs", "--json").ok().out()).isEqualTo("[]\n");
  }

  @Test
  void conversationsKeepThem() {
    echo("one", "-a", image.toString());
    assertThat(only(echo("-c", "two", "--at", image.toString(), "image/gif")).string("type"))
        .isEqualTo("image/gif");

    Json rows = Json.parse(shell.run("logs", "-c", "--json").ok().out());
    assertThat(((Json.Arr) rows).items().stream().map(row -> ((Json.Obj) row).items("attachments")))
        .hasSize(2)
        .allSatisfy(attachments -> assertThat(attachments).hasSize(1));
  }

  /** Nothing is waited for: what is on standard input would show in the prompt. */
  @Test
  void somebodyAtATerminalIsNotAskedForMore() {
    shell.piped("typed").onTerminal();

    assertThat(shell.run("-m", "echo", "-a", image.toString()).out()).doesNotContain("typed");
  }
}
