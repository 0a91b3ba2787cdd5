package dev.llmjava.cli.chat;

import dev.llmjava.ChainSettings;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.Template;
import dev.llmjava.cli.fragment.FragmentReferences;
import dev.llmjava.cli.model.ChosenModel;
import dev.llmjava.cli.model.ModelSearch;
import dev.llmjava.cli.prompt.Answer;
import dev.llmjava.cli.prompt.Asked;
import dev.llmjava.cli.prompt.Asker;
import dev.llmjava.cli.prompt.Conversation;
import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.prompt.PromptAttachments;
import dev.llmjava.cli.prompt.PromptFragments;
import dev.llmjava.cli.prompt.PromptInput;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.AppliedTemplate;
import dev.llmjava.cli.tool.ToolApproval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conversation that {@code llm chat} holds, turn by turn. One thread. */
public final class ChatSession implements ChatTurns {
  private final PromptInput input;
  private final Session session;
  private final Logging logging;
  private final FragmentReferences fragments;
  private Conversation conversation;
  private ChatOpening opening;
  private Asker asker;
  private @Nullable ToolApproval approval;

  public ChatSession(
      PromptInput input, Asker asker, Conversation conversation, Session session, Logging logging) {
    this.input = input;
    this.session = session;
    this.logging = logging;
    this.conversation = conversation;
    this.fragments = logging.references();
    this.asker = asker;
    this.opening = ChatOpening.load(input, fragments);
  }

  /** Who asks about calls of tools, where that is wanted. */
  void approveBy(ChatLines lines) {
    approval = input.arguments().has("tools-approve") ? lines.approval() : null;
  }

  @Override
  public String model() {
    return asker.model().id();
  }

  @Override
  public FragmentReferences fragments() {
    return fragments;
  }

  @Override
  public List<LineCommand> commands() {
    return List.of(
        new LineCommand(
            "!model",
            "[name]",
            "Go on with another model, or show which one answers",
            this::change,
            () -> ModelSearch.names(session)));
  }

  private void change(String name) {
    if (!name.isEmpty()) {
      Model model = ChosenModel.named(name, session);
      asker = Asker.of(model, input.arguments(), conversation, session, logging);
    }
    session.out().print("Chatting with " + model() + "\n");
  }

  @Override
  public boolean answer(ChatMessage said) {
    Prompt turn = conversation.news(turn(said));
    PromptAttachments.check(asker.model(), turn);
    Prompt prompt = asker.prompt(conversation, turn);
    var asked = new Asked.InRounds(asker.model().chain(prompt, rounds(turn)));
    var reading = new ChatAnswer(asked, session.terminal());
    RuntimeException failure =
        reading.read(new Answer(input.arguments(), session, logging), prompt.stream());
    if (reading.endsProcess()) {
      session.close();
      return false;
    }
    int before = conversation.messages().size();
    conversation = conversation.after(asked.chain(), model(), reading.stopped());
    if (conversation.messages().size() > before) {
      opening = ChatOpening.NONE;
    }
    if (failure != null) {
      throw failure;
    }
    return true;
  }

  private ChainSettings rounds(Prompt turn) {
    ChainSettings rounds = asker.rounds(conversation, turn, logging);
    return approval == null ? rounds : rounds.gate(approval);
  }

  /** The system prompt is said with every turn, and left out where the conversation has it. */
  private Prompt turn(ChatMessage said) {
    Template.Texts texts = input.texts(said.text(), AppliedTemplate.UserWords.GIVEN);
    var turn = Prompt.builder();
    if (!texts.system().isEmpty()) {
      turn.system(texts.system());
    }
    PromptFragments.say(
        turn, texts.prompt(), opening.attachmentsBefore(said.loaded().attachments()));
    return turn.fragments(opening.fragmentsBefore(said.loaded().fragments()))
        .systemFragments(opening.systemFragments())
        .build();
  }
}
