package dev.llmjava;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prompts that follow one another with one model: every prompt begins with what was said before. An
 * answer that broke off, and one that nobody read, is left out with what it answered. One thread.
 */
public final class Conversation {
  private final String id;
  private final Model model;
  private final ChainSettings settings;
  private final List<Tool> tools;
  private final List<Response> responses = new ArrayList<>();
  private List<Message> messages = List.of();
  private @Nullable Response last;
  private @Nullable Chain running;

  Conversation(Model model, List<Tool> tools, ChainSettings settings) {
    this.id = model.identity().id();
    this.model = model;
    this.tools = List.copyOf(tools);
    this.settings = settings;
  }

  /** What it is logged under. */
  public String id() {
    return id;
  }

  public Model model() {
    return model;
  }

  /** Everything said in it. Reads the last answer to its end. */
  public List<Message> messages() {
    settle();
    return messages;
  }

  /** All answers, those of chains and those that broke off among them. */
  public List<Response> responses() {
    var all = new ArrayList<>(responses);
    if (running != null) {
      all.addAll(running.responses());
    }
    return List.copyOf(all);
  }

  /** One answer to {@code items}, as in {@link Message#user}. Sends nothing yet. */
  public Response prompt(Object... items) {
    return prompt(Prompt.builder().user(items).build());
  }

  /** The same with a prompt, whose messages follow those of the conversation. */
  public Response prompt(Prompt prompt) {
    Response next = model.prompt(following(prompt));
    responses.add(next);
    last = next;
    return next;
  }

  /** The tool loop on {@code items}, as in {@link Message#user}. Sends nothing yet. */
  public Chain chain(Object... items) {
    return chain(Prompt.builder().user(items).build());
  }

  /** The same with a prompt, whose messages follow those of the conversation. */
  public Chain chain(Prompt prompt) {
    ResponseLog log = settings.log();
    Chain next = model.chain(following(prompt), log == null ? settings : settings.logTo(log, id));
    running = next;
    return next;
  }

  private Prompt following(Prompt prompt) {
    settle();
    var all = new ArrayList<>(messages);
    all.addAll(prompt.messages());
    Prompt next = prompt.withMessages(all);
    return prompt.tools().isEmpty() ? next.toBuilder().tools(tools).build() : next;
  }

  /**
   * Takes in what was answered last, reading it to its end. What nobody began to read is left out.
   */
  private void settle() {
    if (last != null) {
      Response answer = last;
      last = null;
      if (wholeAnswer(answer)) {
        var all = new ArrayList<>(answer.prompt().messages());
        all.addAll(answer.messages());
        messages = List.copyOf(all);
      }
    }
    if (running != null) {
      Chain chain = running;
      running = null;
      if (chain.state() == Chain.State.OPEN && !chain.responses().isEmpty()) {
        readOn(chain);
      }
      responses.addAll(chain.responses());
      boolean kept = chain.state() == Chain.State.COMPLETE || chain.state() == Chain.State.PAUSED;
      messages = kept ? chain.messages() : messages;
    }
  }

  private static boolean wholeAnswer(Response answer) {
    if (answer.started().isEmpty()) {
      return false;
    }
    try {
      answer.finished();
      return true;
    } catch (LlmException e) {
      return false; // whoever reads the answer is told
    }
  }

  private static void readOn(Chain chain) {
    try {
      chain.events().forEach(event -> {});
    } catch (LlmException e) {
      // whoever reads the chain is told
    }
  }
}
