package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Chain;
import dev.llmjava.Fragment;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fragments are stored once, and messages refer to them. */
class LoggedFragmentsTest extends WithLog {
  private static final Fragment STORY =
      new Fragment("Once upon a time there was a fox.\nIt was quick.\n", "/home/me/story.txt");
  private static final Fragment CODE = Fragment.of("def f(x):\n    return x + 1\n");

  private final Model model = ScriptedModel.saying("A fox.");

  private Response answer(Prompt prompt) {
    return ScriptedModel.read(model.prompt(prompt));
  }

  private List<String> rows(String sql) {
    return Rows.of(file, sql);
  }

  @Test
  void textsReferToTheFragmentsInThem() {
    Response response =
        answer(
            Prompt.builder()
                .systemFragment(CODE)
                .system("Be brief.")
                .fragment(STORY)
                .fragment(CODE)
                .user("What is this about?")
                .build());
    String thread = log.log(response, null);

    assertThat(rows("select id, hash, content, source from fragments"))
        .containsExactly(
            "1|" + STORY.hash() + "|" + STORY.content() + "|/home/me/story.txt",
            "2|" + CODE.hash() + "|" + CODE.content() + "|-");
    assertThat(
            rows(
                "select datetime_utc from fragments where datetime_utc not like '____-__-__"
                    + " __:__:__'"))
        .isEmpty();
    assertThat(rows("select type, text, payload from parts order by id"))
        .containsExactly(
            "text|-|{\"text_ref\": [{\"fragment\": 2}, {\"literal\": \"\\nBe brief.\"}]}",
            "text|-|{\"text_ref\": [{\"fragment\": 1}, {\"literal\": \"\\n\"}, {\"fragment\": 2},"
                + " {\"literal\": \"\\nWhat is this about?\"}]}",
            "text|A fox.|-");
    assertThat(rows("select part_id, fragment_id, \"order\" from part_fragments"))
        .containsExactly("1|2|0", "2|1|0", "2|2|1");
    assertThat(rows("select kind, fragment_id, \"order\" from turn_fragments"))
        .containsExactlyInAnyOrder("prompt|1|0", "prompt|2|1", "system|2|0");
    assertThat(log.messages(log.thread(thread).orElseThrow()).subList(0, 2))
        .isEqualTo(response.prompt().messages());
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void theHashesAreThoseOfTheWholeTexts() {
    Prompt given = Prompt.builder().fragment(STORY).user("Who?").build();
    log.log(answer(given), null);

    String hash = MessageHash.of(Message.user(STORY.content() + "\nWho?"), null);
    assertThat(rows("select hash from messages where role = 'user'")).containsExactly(hash);
  }

  @Test
  void aMessageThatIsThereStaysAsItWasStored() {
    String words = STORY.content() + "\nWho?";
    log.log(answer(Prompt.of(words)), null);
    log.log(answer(Prompt.builder().fragment(STORY).user("Who?").build()), null);

    assertThat(rows("select text, payload from parts where type = 'text' and text <> 'A fox.'"))
        .containsExactly(words + "|-");
    assertThat(rows("select count(*) from turn_fragments")).containsExactly("1");
    assertThat(rows("select count(*) from part_fragments")).containsExactly("0");
  }

  @Test
  void whatTheModelSaysDoesNotRefer() {
    Model quoting = ScriptedModel.saying(STORY.content());
    log.log(
        ScriptedModel.read(quoting.prompt(Prompt.builder().fragment(STORY).user("?").build())),
        null);

    assertThat(rows("select text from parts order by id")).containsExactly("-", STORY.content());
  }

  @Test
  void earlierMessagesThatAreNewRefer() {
    Prompt prompt =
        Prompt.builder()
            .user("Say: " + STORY.content())
            .message(Message.assistant(new Part.Reasoning(STORY.content()), "ok"))
            .fragment(STORY)
            .user("Who?")
            .build();
    log.log(answer(prompt), null);

    assertThat(rows("select type, payload from parts where payload is not null order by id"))
        .containsExactly(
            "text|{\"text_ref\": [{\"literal\": \"Say: \"}, {\"fragment\": 1}]}",
            "reasoning|{\"text_ref\": [{\"fragment\": 1}]}",
            "text|{\"text_ref\": [{\"fragment\": 1}, {\"literal\": \"\\nWho?\"}]}");
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void attachmentsFollow() {
    Attachment file = Attachment.of("text/plain", "x".getBytes(StandardCharsets.UTF_8));
    Response response = answer(Prompt.builder().user(STORY, "Look", file).build());
    String thread = log.log(response, null);

    assertThat(
            rows(
                "select type, payload from parts where message_hash = (select hash from messages"
                    + " where role = 'user') order by position"))
        .containsExactly(
            "text|{\"text_ref\": [{\"fragment\": 1}, {\"literal\": \"\\nLook\"}]}",
            "attachment|{\"attachment\": {\"id\": \"" + file.id() + "\"}}");
    assertThat(log.messages(log.thread(thread).orElseThrow()).getFirst().parts(Part.Media.class))
        .containsExactly(new Part.Media(file));
  }

  @Test
  void theSearchDoesNotLookIntoFragments() {
    log.log(answer(Prompt.builder().fragment(STORY).user("Who is quick-witted?").build()), null);

    assertThat(rows("select prompt, response from turn_search"))
        .containsExactly("\nWho is quick-witted?|A fox.");
    assertThat(log.rows(LogQuery.ALL.search("upon"))).isEmpty();
    assertThat(log.rows(LogQuery.ALL.search("witted"))).hasSize(1);
  }

  @Test
  void aThreadIsNamedAfterTheWholePrompt() {
    String thread = log.log(answer(Prompt.builder().fragment(STORY).user("Who?").build()), null);

    assertThat(rows("select name from threads where id = '" + thread + "'"))
        .containsExactly("Once upon a time there was a fo…");
  }

  @Test
  void turnsAreFoundByTheirFragments() {
    String both = log.log(answer(Prompt.builder().user(STORY, CODE).build()), null);
    String system = log.log(answer(Prompt.builder().systemFragment(STORY).user("a").build()), null);
    log.log(answer(Prompt.of("b")), null);

    assertThat(threads(LogQuery.ALL.fragment(STORY.hash()))).containsExactly(system, both);
    assertThat(threads(LogQuery.ALL.fragment(STORY.hash()).fragment(CODE.hash())))
        .containsExactly(both);
    assertThat(log.rows(LogQuery.ALL.fragment(CODE.hash())).getFirst().extras().promptFragments())
        .extracting(Logged.Fragment::hash)
        .containsExactly(STORY.hash(), CODE.hash());
  }

  private List<String> threads(LogQuery query) {
    return log.rows(query).stream().map(row -> row.facts().thread()).toList();
  }

  @Test
  void aReplyHasItsOwnFragmentsOnly() {
    Response first = answer(Prompt.builder().user(STORY, "Who?").build());
    String thread = first.logTo(log);
    Response second = ScriptedModel.read(first.reply(CODE, "And this?"));
    second.logTo(log, thread);

    assertThat(rows("select turn_id, fragment_id from turn_fragments order by turn_id"))
        .containsExactly(first.id() + "|1", second.id() + "|2");
    assertThat(rows("select count(*) from messages")).containsExactly("4");
    assertThat(log.verify()).isEmpty();
  }

  /** The hashes are those that LLM 0.32 gives the same chain. */
  @Test
  void roundsOfAChainShareTheSystemPromptOnly() {
    Tool tool = new Tool("now", "Says when it is.", Json.Obj.EMPTY, given -> "noon");
    Prompt prompt =
        Prompt.builder()
            .systemFragment(Fragment.of("  Code \n"))
            .user(new Fragment("Story\n", "/a"), "When?")
            .tool(tool)
            .build();
    Chain chain = CallingModel.of("now", "{}").chain(prompt);
    String thread = chain.logTo(log, null).orElseThrow();

    assertThat(rows("select hash, content, source from fragments"))
        .containsExactly(
            "fc0304ed63ff4a3cd3d05bd216508916e5b13b59ef49fa78102bace8386a89ef|Story\n|/a",
            "ea1ab8486ea76ceef789b8f6994ef353592780db0619d5c4e71041dd63c2f85b|  Code \n|-");
    assertThat(rows("select message_hash, type, text, payload from parts order by id"))
        .containsExactly(
            "b2:e63f57e5ac6a8575d5012c1021e79c09|text|Code|-",
            "b2:0bb075ba285bdf759c84a954eb4f00a8|text|-|{\"text_ref\": [{\"fragment\": 1},"
                + " {\"literal\": \"\\nWhen?\"}]}",
            "b2:d9d23f8d86becfe1e8d27e328c0b1df8|tool_call|-|{\"name\": \"now\","
                + " \"arguments\": {}, \"tool_call_id\": \"c1\"}",
            "b2:a275e86973bfb94d9689a4c50f35ebfa|tool_result|-|{\"name\": \"now\","
                + " \"output\": \"noon\", \"tool_call_id\": \"c1\"}",
            "b2:b44bd5888a5942fd19818366eaf1d88d|text|done|-");
    assertThat(rows("select kind, count(*) from turn_fragments group by kind"))
        .containsExactly("prompt|1", "system|2");
    assertThat(rows("select prompt, response from turn_search order by id"))
        .containsExactly("\nWhen?|", "|done");
    assertThat(log.messages(log.thread(thread).orElseThrow())).isEqualTo(chain.messages());
  }

  @Test
  void randomPromptsReadBackAsTheyWereGiven() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    String[] words = {"fox", " ", "\n", "é", "\ud83e\udd8a", "\"\\", "\u0000", "{\"fragment\": 1}"};
    for (int round = 0; round < 100; round++) {
      var builder = Prompt.builder();
      for (int i = random.nextInt(4); i > 0; i--) {
        builder.fragment(Fragment.of(text(random, words)));
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        builder.systemFragment(Fragment.of(text(random, words)));
      }
      Prompt prompt = builder.user(text(random, words) + "!").build();
      String thread = log.log(answer(prompt), null);

      assertThat(log.messages(log.thread(thread).orElseThrow()))
          .as("seed %s", seed)
          .startsWith(prompt.messages().toArray(Message[]::new));
    }
    assertThat(log.verify()).as("seed %s", seed).isEmpty();
  }

  private static String text(Random random, String... words) {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(words[random.nextInt(words.length)]);
    }
    return text.toString();
  }

  @Test
  void aMissingOrAChangedFragmentIsFound() {
    log.log(answer(Prompt.builder().fragment(STORY).user("Who?").build()), null);
    List<String> chain = rows("select hash from messages where role = 'user'");
    assertThat(log.verify()).isEmpty();

    Rows.change(file, "update fragments set content = replace(content, 'fox', 'dog')");
    assertThat(log.verify()).isEqualTo(chain);
    Rows.change(file, "delete from fragments");
    assertThat(log.verify()).isEqualTo(chain);
  }

  @Test
  void aChangedFragmentLendsNoText() {
    log.fragments().add(STORY);
    Rows.change(file, "update fragments set content = 'changed'");
    Prompt prompt = Prompt.builder().fragment(STORY).user("Who?").build();
    String thread = log.log(answer(prompt), null);

    assertThat(log.messages(log.thread(thread).orElseThrow()).getFirst())
        .isEqualTo(prompt.messages().getFirst());
    assertThat(log.verify()).isEmpty();
    assertThat(rows("select count(*) from turn_fragments")).containsExactly("1");
  }

  @Test
  void anEmptyFragmentIsGivenAndNotLent() {
    log.log(answer(Prompt.builder().fragment(Fragment.of("")).user("Who?").build()), null);

    assertThat(rows("select text from parts order by id")).containsExactly("\nWho?", "A fox.");
    assertThat(rows("select count(*) from turn_fragments")).containsExactly("1");
  }

  @Test
  void oneFragmentThatIsGivenTwiceIsStoredOnce() {
    log.log(answer(Prompt.builder().user(STORY, STORY, "?").build()), null);

    assertThat(rows("select count(*) from fragments")).containsExactly("1");
    assertThat(rows("select fragment_id, \"order\" from turn_fragments order by 2"))
        .containsExactly("1|0", "1|1");
    assertThat(rows("select fragment_id, \"order\" from part_fragments order by 2"))
        .containsExactly("1|0", "1|1");
  }

  @Test
  void loggingAgainChangesNothing() {
    Response response = answer(Prompt.builder().user(STORY, "?").systemFragment(CODE).build());
    String thread = log.log(response, null);
    log.log(response, thread);

    assertThat(rows("select count(*) from turn_fragments")).containsExactly("2");
    assertThat(rows("select count(*) from part_fragments")).containsExactly("1");
  }

  @Test
  void halfCharactersAreReplacedOnTheWayIn() {
    Fragment odd = Fragment.of("a\ud800b");
    assertThat(odd.content()).isEqualTo("a\ufffdb");
    Response response = answer(Prompt.builder().user(odd, "?").build());
    String thread = log.log(response, null);

    assertThat(log.fragments().find(odd.hash())).contains(odd);
    assertThat(log.messages(log.thread(thread).orElseThrow()).getFirst())
        .isEqualTo(response.prompt().messages().getFirst());
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void aLargeFragmentTakesNoMoreThanItsSize() throws Exception {
    String line = "0123456789 the quick brown fox jumps over the lazy dog é 🦊\n";
    Fragment large = Fragment.of(line.repeat(50_000_000 / line.length()));
    String first = log.log(answer(Prompt.builder().user(large, "one").build()), null);
    log.log(answer(Prompt.builder().user(large, "two").build()), null);

    assertThat(Files.size(file)).isLessThan(60_000_000L);
    assertThat(log.messages(log.thread(first).orElseThrow()).getFirst().text())
        .isEqualTo(large.content() + "\none");
  }
}
