package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashes that LLM 0.32 gives. */
class MessageHashTest {
  static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  @Test
  void theParentIsPartOfTheIdentity() {
    String pelican = hash(Message.user("Suggest a name for a pet pelican"), null);
    String percy =
        hash(Message.assistant("How about Percy? Pelicans suit a dignified name."), pelican);
    String walrus = hash(Message.user("Now one for a pet walrus"), percy);
    String wallace = hash(Message.assistant("Wallace. It pairs nicely with Percy."), walrus);
    String seagull = hash(Message.user("Now one for a pet seagull"), percy);
    String steven = hash(Message.assistant("Steven. Steven Seagull."), seagull);

    assertThat(pelican).isEqualTo("b2:d6b0cd4e7a65ea90423c50fadb3f5704");
    assertThat(percy).isEqualTo("b2:0f2c02ad982050b623b7e034199c8c61");
    assertThat(walrus).isEqualTo("b2:c785dd6c77540150c2647f406cacc76f");
    assertThat(wallace).isEqualTo("b2:a30a236e0d1b717c592e826d06e3c9d2");
    assertThat(seagull).isEqualTo("b2:371ceec468c0ec797ac7042970992c0b");
    assertThat(steven).isEqualTo("b2:4ad19ddf94ea086aa9a8aa6fd8b0af05");
  }

  @Test
  void aSystemMessageHasOneToo() {
    assertThat(hash(Message.system("Be brief."), null))
        .isEqualTo("b2:074dea0bd0259e0d5dca16426a45e4f5");
    assertThat(hash(Message.user("hi"), null)).isEqualTo("b2:b059b617492b9e4d9e021345db829598");
  }

  @Test
  void onlyControlCharactersAreEscaped() {
    String text = "caf\u00e9 \u2603 \uD83D\uDC27 \"q\" \\ \n\t\u0001\u007f \u00e9";

    assertThat(hash(Message.user(text), null)).isEqualTo("b2:c2acafbf719d153200cee7b9b71a6d9d");
  }

  @Test
  void keysAreSortedByCodePoint() {
    assertThat(hash(call("k", "{\"\uD83D\uDC27\": 1, \"\uFF5E\": 2, \"a\": 3}", "x"), null))
        .isEqualTo("b2:bc67eebdb67d05b18ca285ee3e97fbea");
  }

  @Test
  void whatAProviderAttachedIsPartOfTheIdentity() {
    Message message =
        Message.assistant(
            new Part.Reasoning(
                "think", false, ProviderData.of("anthropic", "signature", Json.of("s"))),
            "hi");

    assertThat(hash(message, null)).isEqualTo("b2:1907769ad7fe52e2700c8832db4fe4f9");
  }

  @Test
  void redactedReasoningIsMarked() {
    Message message = Message.assistant(new Part.Reasoning("", true, ProviderData.NONE), "x");

    assertThat(hash(message, null)).isEqualTo("b2:aa38d5be7ad1bb9d49b665c826f8fd20");
  }

  @Test
  void numbersAreWrittenAsPythonWritesThem() {
    String arguments =
        "{\"b\":1,\"a\":2.5,\"n\":null,\"t\":true,\"e\":1e-7,\"big\":1e16,\"f\":1.0}";

    assertThat(hash(call("f", arguments, "tc_1"), null))
        .isEqualTo("b2:9d1071a7ab1ca5b99d0d5cde487064c7");
    assertThat(
            Json.parse(
                    "{\"a\":2.5,\"b\":1,\"big\":1e16,\"e\":1e-7,\"f\":1.0,\"g\":1e22,"
                        + "\"h\":123456789012345678,\"i\":0.1,\"j\":-0.0,\"n\":null,\"t\":true}")
                .canonical())
        .isEqualTo(
            "{\"a\":2.5,\"b\":1,\"big\":1e+16,\"e\":1e-07,\"f\":1.0,\"g\":1e+22,"
                + "\"h\":123456789012345678,\"i\":0.1,\"j\":-0.0,\"n\":null,\"t\":true}");
  }

  @Test
  void aFailedToolResultHasItsError() {
    Message message =
        Message.tool(
            new Part.ToolResult(
                "tc_1", "f", "ok", "ValueError: x", java.util.List.of(), false, ProviderData.NONE));

    assertThat(hash(message, null)).isEqualTo("b2:6c31e5b0cbc08e19fe74274c5766d650");
  }

  @Test
  void aCallThatTheProviderRunsIsMarked() {
    Message message =
        Message.assistant(new Part.ToolCall("ws", "web_search", "{}", true, ProviderData.NONE));

    assertThat(hash(message, null)).isEqualTo("b2:bf10bad771a56c2272248c212d6a24ca");
  }

  @Test
  void anAttachmentCountsByContentAndType() {
    Message message = Message.user("look", Attachment.of("image/png", PNG));

    assertThat(hash(message, null)).isEqualTo("b2:ea335a43aec40bb9f7aa2c671f0c8723");
  }

  @Test
  void aFileCountsLikeItsBytesAndATypeThatNobodySaidIsDetected(@TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("pelican"), PNG);

    assertThat(hash(Message.user("look", Attachment.file(null, file)), null))
        .isEqualTo("b2:ea335a43aec40bb9f7aa2c671f0c8723");
  }

  @Test
  void aMissingFileIsNoReasonToFail(@TempDir Path folder) {
    Message message = Message.user("look", Attachment.file("image/png", folder.resolve("gone")));

    assertThat(hash(message, null)).startsWith("b2:");
  }

  private static Message call(String name, String arguments, String id) {
    return Message.assistant(new Part.ToolCall(id, name, arguments, false, ProviderData.NONE));
  }

  private static String hash(Message message, String parent) {
    return MessageHash.of(message, parent);
  }
}
