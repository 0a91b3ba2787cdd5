package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.store.ChainWriter.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainHasherTest {
  private final ChainHasher hasher = new ChainHasher();

  @Test
  void aConversationThatIsSentAgainIsHashedFromWhereItIsNew() {
    for (int turn = 1; turn <= 100; turn++) {
      long before = hasher.taken();
      requireRight(hasher.link(conversation("a", 2 * turn)));

      assertThat(hasher.taken() - before).isEqualTo(2);
    }
  }

  @Test
  void manyConversationsMayGoOnAtOnce() {
    for (int turn = 1; turn <= 10; turn++) {
      for (int name = 0; name < 50; name++) {
        hasher.link(conversation("c" + name, turn));
      }
    }

    assertThat(hasher.taken()).isEqualTo(500);
  }

  @Test
  void aForkIsHashedFromWhereItLeaves() {
    hasher.link(conversation("a", 20));
    for (int round = 0; round < 3; round++) {
      for (int fork = 0; fork < 10; fork++) {
        List<Message> messages = new ArrayList<>(conversation("a", 15));
        messages.add(Message.user("fork " + fork));
        requireRight(hasher.link(messages));
      }
      hasher.link(conversation("a", 20));
    }

    assertThat(hasher.taken()).isEqualTo(20 + 10);
  }

  @Test
  void theSameWordsAtAnotherPlaceAreAnotherMessage() {
    List<Message> messages = List.of(Message.user("x"), Message.user("x"), Message.user("x"));

    List<Link> links = hasher.link(messages);

    requireRight(links);
    assertThat(links).extracting(Link::hash).doesNotHaveDuplicates();
    assertThat(hasher.link(messages)).isEqualTo(links);
    assertThat(hasher.taken()).isEqualTo(3);
  }

  @Test
  void whatIsRememberedHasALimitAndTheOldestGoesFirst() {
    var small = new ChainHasher(20_000);
    for (int name = 0; name < 100; name++) {
      small.link(conversation("c" + name, 4));
    }
    long before = small.taken();

    small.link(conversation("c99", 4));
    assertThat(small.taken()).isEqualTo(before);
    small.link(conversation("c0", 4));
    assertThat(small.taken()).isEqualTo(before + 4);
  }

  @Test
  void ofAConversationThatIsTooHeavyTheBeginningStaysKnown() {
    var small = new ChainHasher(20_000);
    requireRight(small.link(conversation("a", 100)));
    requireRight(small.link(conversation("a", 100)));

    assertThat(small.taken()).isBetween(101L, 190L);
  }

  @Test
  void nothingIsRememberedWhereThereIsNoRoom() {
    var none = new ChainHasher(0);

    requireRight(none.link(conversation("a", 5)));
    requireRight(none.link(conversation("a", 5)));

    assertThat(none.taken()).isEqualTo(10);
  }

  @Test
  void whateverComesInWhateverOrderTheHashesAreRight() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    for (int capacity : List.of(3_000, 30_000, 3_000_000)) {
      var remembering = new ChainHasher(capacity);
      for (int round = 0; round < 200; round++) {
        var messages = new ArrayList<>(conversation("c" + random.nextInt(4), random.nextInt(12)));
        for (int i = random.nextInt(4); i > 0; i--) {
          messages.add(message(random.nextInt(3), random.nextInt(3)));
        }
        assertThat(right(remembering.link(messages))).as("seed %d", seed).isTrue();
      }
    }
  }

  @Test
  void aFileThatChangedIsReadAgainAndWhatFollowsIsKnownByItsOwnHash(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "one");
    List<Message> messages =
        List.of(Message.user("see", Attachment.file("text/plain", file)), Message.assistant("ok"));
    List<Link> first = hasher.link(messages);

    assertThat(hasher.link(messages)).extracting(Link::hash).isEqualTo(hashes(first));
    assertThat(hasher.taken()).as("the answer was known").isEqualTo(3);
    Files.writeString(file, "two");
    List<Link> second = hasher.link(messages);
    requireRight(second);
    assertThat(hashes(second)).doesNotContainAnyElementsOf(hashes(first));
  }

  @Test
  void manyThreadsMayAskAtOnce() throws Exception {
    var small = new ChainHasher(200_000);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (int task = 0; task < 64; task++) {
        String name = "c" + task % 8;
        int length = 5 + task;
        tasks.add(() -> right(small.link(conversation(name, length))));
      }
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  @Test
  void jsonThatNestsTooDeepIsRefusedInOneLine() {
    for (int depth : List.of(Json.DEEPEST, 100_000)) {
      Json nested = Json.of(1);
      for (int i = 0; i < depth; i++) {
        nested = Json.array(List.of(nested));
      }
      Message message = Message.assistant(new Part.Text("x", ProviderData.of("acme", "k", nested)));

      assertThatThrownBy(() -> hasher.link(List.of(message)))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("JSON that nests deeper than 500 levels cannot be kept in the log");
    }
  }

  private static List<Message> conversation(String name, int length) {
    return IntStream.range(0, length).mapToObj(i -> Message.fromJson(said(name, i))).toList();
  }

  private static Json.Obj said(String name, int i) {
    Message message =
        switch (i % 4) {
          case 0 -> Message.user(name + " asks " + i);
          case 1 ->
              Message.assistant(
                  new Part.Reasoning("hm"),
                  new Part.ToolCall("c" + i, "f", "{\"n\": " + i + "}", false, ProviderData.NONE));
          case 2 ->
              Message.tool(
                  new Part.ToolResult(
                      "c" + (i - 1), "f", "r", null, List.of(), false, ProviderData.NONE));
          default -> Message.assistant(new Part.Text("ok", ProviderData.of("a", "n", Json.of(i))));
        };
    return Json.parseObject(message.toJson().toString());
  }

  private static Message message(int kind, int word) {
    return kind == 0
        ? Message.user("w" + word, Attachment.of("image/png", new byte[] {(byte) word}))
        : Message.assistant("w" + word);
  }

  private static void requireRight(List<Link> links) {
    assertThat(right(links)).isTrue();
  }

  private static boolean right(List<Link> links) {
    String parent = null;
    for (Link link : links) {
      if (!link.hash().equals(MessageHash.of(link.message(), parent))) {
        return false;
      }
      parent = link.hash();
    }
    return true;
  }

  private static List<String> hashes(List<Link> links) {
    return links.stream().map(Link::hash).toList();
  }
}
