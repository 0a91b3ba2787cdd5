package dev.llmjava.store;

import dev.llmjava.Chain;
import dev.llmjava.ChainSettings;
import dev.llmjava.Exchange;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.Tool;
import dev.llmjava.ToolGate;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a chain in a JVM of its own. The model makes three calls of the tool {@code work}; what
 * happens is appended to a file, a word a line: {@code asked}, or the number of a call that ran.
 */
final class ChainProcess {
  static final String THREAD = "01thread";

  private final Path folder;
  private final String what;
  private final Model model;

  private ChainProcess(Path folder, String what) {
    this.folder = folder;
    this.what = what;
    this.model =
        CallingModel.of("work", "{\"n\": \"1\"}", "work", "{\"n\": \"2\"}", "work", "{\"n\":\"3\"}")
            .telling(() -> happened("asked"));
  }

  /**
   * The folder, and what to do: {@code go}; {@code wait 2}, {@code halt 2} or {@code hang 2} at a
   * call; {@code tell} to be in the middle of an answer when the process is ended; with {@code
   * json} before it without a log, from file to file.
   */
  public static void main(String[] arguments) throws IOException {
    var process = new ChainProcess(Path.of(arguments[0]), arguments[1]);
    switch (arguments[2]) {
      case "log" -> process.logged();
      case "messages" -> process.messages();
      case "response" -> process.response();
      default -> throw new IllegalArgumentException(arguments[2]);
    }
  }

  static Process start(Path folder, String what, String how) throws IOException {
    Path said = Files.createTempFile(folder, "said", ".out");
    return Jvm.start(ChainProcess.class, said, folder.toString(), what, how);
  }

  static Path log(Path folder) {
    return folder.resolve("logs.db");
  }

  static List<String> happened(Path folder) throws IOException {
    Path file = folder.resolve("happened");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private void logged() {
    try (SqliteLog log = SqliteLog.open(log(folder))) {
      List<Message> said =
          log.thread(THREAD).map(log::messages).orElse(List.of(Message.user("go")));
      var settings = settings().logTo(log, THREAD);
      if (what.equals("tell")) {
        tell(new Telling().chain(prompt(said), settings));
      } else {
        model.chain(prompt(said), settings).events().forEach(event -> {});
      }
    }
  }

  private void tell(Chain chain) {
    Runtime.getRuntime().addShutdownHook(new Thread(chain::close));
    for (var event : chain.events()) {
      happened(event.getClass().getSimpleName());
    }
  }

  private void messages() throws IOException {
    Path file = folder.resolve("messages.json");
    var said = new ArrayList<Message>();
    if (Files.exists(file)) {
      for (Json one : ((Json.Arr) Json.parse(Files.readString(file))).items()) {
        said.add(Message.fromJson((Json.Obj) one));
      }
    } else {
      said.add(Message.user("go"));
    }
    Chain chain = model.chain(prompt(said), settings());
    chain.events().forEach(event -> {});
    Files.writeString(
        file, Json.array(chain.messages().stream().map(Message::toJson).toList()).toString());
  }

  private void response() throws IOException {
    Path file = folder.resolve("response.json");
    Response response;
    if (Files.exists(file)) {
      Json.Obj json = Json.parseObject(Files.readString(file));
      response = Response.fromJson(json, model, List.of(work())).reply();
    } else {
      response = model.prompt(prompt(List.of(Message.user("go"))));
    }
    Files.writeString(file, response.toJson().toString());
  }

  private Prompt prompt(List<Message> said) {
    return Prompt.builder().messages(said).tools(List.of(work())).build();
  }

  private ChainSettings settings() {
    return ChainSettings.STANDARD
        .parallel(1)
        .gate(
            (tool, context) ->
                what.equals("wait " + context.call().arguments().string("n"))
                    ? new ToolGate.Decision.Wait("ask Kim")
                    : ToolGate.Decision.RUN);
  }

  private Tool work() {
    return new Tool(
        "work",
        "Works",
        Json.Obj.EMPTY,
        arguments -> {
          String n = arguments.string("n");
          if (what.equals("halt " + n)) {
            Runtime.getRuntime().halt(9);
          }
          if (what.equals("hang " + n)) {
            happened("hangs");
            Thread.sleep(60_000);
          }
          happened(n);
          return "result " + n;
        });
  }

  private void happened(String line) {
    try {
      Files.writeString(
          folder.resolve("happened"),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins to tell something and falls silent. */
  private static final class Telling implements Model {
    @Override
    public String id() {
      return "telling";
    }

    @Override
    public Exchange open(Prompt prompt) {
      var closed = new CountDownLatch(1);
      return new Exchange() {
        private boolean begun;

        @Override
        public boolean step(PartSink out) {
          if (begun) {
            await(closed);
          } else {
            out.text("t", "Once upon");
            begun = true;
          }
          return true;
        }

        @Override
        public void close() {
          closed.countDown();
        }
      };
    }

    private static void await(CountDownLatch closed) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
