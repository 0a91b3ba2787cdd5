package dev.llmjava.chat;

import dev.llmjava.Chain;
import dev.llmjava.ChainLimit;
import dev.llmjava.ChainSettings;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.ModelFacts;
import dev.llmjava.Prompt;
import dev.llmjava.PromptBuilder;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.UnsupportedOptions;
import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every call of a chat.
 *
 * @param asked the model as it was given, whose options count
 * @param sent the same as requests go to it
 * @param system empty for none
 * @param key null for the stored one
 * @param markup what the cost is raised by
 * @param schema that the answer must follow; null for free text
 */
record ChatSetup(
    Model asked,
    Model sent,
    ModelFacts facts,
    String system,
    List<Tool> tools,
    List<Toolbox> toolboxes,
    CallOptions defaults,
    ChainSettings chain,
    UnsupportedOptions unsupported,
    boolean streams,
    @Nullable String key,
    BigDecimal markup,
    Json.@Nullable Obj schema) {

  /** One call, not begun. */
  ChatStream stream(CallOptions call, List<Message> history, Prompt turn) {
    CallOptions all = call.over(defaults);
    var settings = new ModelSettings(asked, unsupported);
    var messages = new ArrayList<Message>();
    if (!system.isEmpty()) {
      messages.add(Message.system(system));
    }
    messages.addAll(history);
    messages.addAll(turn.messages());
    PromptBuilder prompt = turn.withMessages(messages).toBuilder();
    prompt.tools(allTools()).unsupportedOptions(unsupported).stream(streams)
        .schema(schema)
        .key(key);
    settings.apply(all, prompt);
    Chain run = sent.chain(prompt.build(), chain.limit(limit(all)));
    return new ChatStream(run, settings.warnings(), this);
  }

  /** With these tools and no others, another limit, and a schema. */
  ChatSetup only(List<Tool> others, ChainLimit limit, Json.@Nullable Obj form) {
    return new ChatSetup(
        asked,
        sent,
        facts,
        system,
        others,
        List.of(),
        defaults,
        chain.limit(limit),
        unsupported,
        streams,
        key,
        markup,
        form);
  }

  private ChainLimit limit(CallOptions call) {
    if (!chain.limit().equals(ChainLimit.NONE)) {
      return chain.limit();
    }
    int rounds = call.maxToolRounds() == null ? ChatBuilder.TOOL_ROUNDS : call.maxToolRounds();
    String last = call.finalPrompt() == null ? ChainLimit.FINAL_PROMPT : call.finalPrompt();
    return new ChainLimit.Summarise(rounds, last);
  }

  private List<Tool> allTools() {
    var all = new ArrayList<>(tools);
    toolboxes.forEach(box -> all.addAll(box.tools()));
    return all;
  }
}
