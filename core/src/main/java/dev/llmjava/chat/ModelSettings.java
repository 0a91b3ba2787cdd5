package dev.llmjava.chat;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Option;
import dev.llmjava.Options;
import dev.llmjava.PromptBuilder;
import dev.llmjava.ServerTool;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.UnsupportedOptions;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call's settings as one model takes them: told by the names of its options, which are the
 * providers' own words, so that a plugin's model is served like any other.
 */
final class ModelSettings {
  private final Model model;
  private final ModelInfo info;
  private final UnsupportedOptions unsupported;
  private final List<Warning> warnings = new ArrayList<>();

  ModelSettings(Model model, UnsupportedOptions unsupported) {
    this.model = model;
    this.info = model.info();
    this.unsupported = unsupported;
  }

  /** What could not be done as it was asked for. */
  List<Warning> warnings() {
    return warnings;
  }

  void apply(CallOptions call, PromptBuilder prompt) {
    Think level = call.think() == null ? Think.OFF : call.think();
    boolean thinks = level != Think.OFF && think(level, prompt);
    if (call.temperature() != null && !thinks) {
      prompt.option("temperature", Json.of(call.temperature()));
    }
    if (call.maxTokens() != null && call.maxTokens() > 0) {
      prompt.option(limitName(), Json.of(call.maxTokens()));
    }
    if (call.prefill() != null && !call.prefill().isEmpty()) {
      prompt.optionOnce("prefill", Json.of(call.prefill()));
    }
    if (call.search() != null && call.search() != Search.OFF) {
      search(call.search(), prompt);
    }
    if (call.toolChoice() != null) {
      prompt.toolChoice(call.toolChoice());
    }
    if (call.cache() != null) {
      prompt.cache(call.cache());
    }
    call.options().forEach(prompt::option);
  }

  private String limitName() {
    return Options.LENGTHS.stream()
        .filter(name -> find(name) != null)
        .findFirst()
        .orElse(Options.LENGTHS.getFirst());
  }

  /** False when the model does not. */
  private boolean think(Think level, PromptBuilder prompt) {
    for (String name : List.of("reasoning_effort", "thinking_level", "thinking_effort")) {
      Option option = find(name);
      Think nearest = option == null ? null : nearest(level, option.kind());
      if (nearest != null) {
        prompt.option(name, Json.of(nearest.word()));
        if (find("thinking") != null) {
          prompt.option("thinking", Json.of(true));
        }
        return true;
      }
    }
    if (find("thinking_budget") != null) {
      prompt.option("thinking_budget", Json.of(budget(level)));
    } else if (find("think") != null) {
      prompt.option("think", Json.of(true));
    } else {
      refuse("think", "does not take a level of thinking");
      return false;
    }
    return true;
  }

  /** The tokens that LiteLLM thinks with, and twice as many for each level beyond. */
  private static int budget(Think level) {
    return switch (level) {
      case OFF, LOW -> 1024;
      case MEDIUM -> 2048;
      case HIGH -> 4096;
      case XHIGH -> 8192;
      case MAX -> 16384;
    };
  }

  /**
   * The level itself, or the next lower one that the model has, or else its lowest; null when it
   * has none.
   */
  private @Nullable Think nearest(Think level, Option.Kind kind) {
    if (!(kind instanceof Option.Kind.Choice choice)) {
      return level;
    }
    Think nearest = null;
    for (Think other : Think.values()) {
      boolean nearer = nearest == null || other.compareTo(level) <= 0;
      if (other != Think.OFF && nearer && choice.taken().contains(other.word())) {
        nearest = other;
      }
    }
    if (nearest != null && nearest != level) {
      warnings.add(
          new Warning(
              "think",
              nearest.word() + ", because " + model.id() + " has no level " + level.word()));
    }
    return nearest;
  }

  private void search(Search level, PromptBuilder prompt) {
    for (ServerTool.Kind kind : info.serverTools()) {
      if (kind.name().equals(ServerTool.WEB_SEARCH)) {
        prompt.serverTools(
            List.of(new ServerTool(ServerTool.WEB_SEARCH, searchSettings(level, kind))));
        return;
      }
    }
    String why =
        find("disable_search") == null
            ? " does not search the web"
            : " always searches, and decides itself how much";
    warnings.add(new Warning("search", model.id() + why));
  }

  /** Where a number of searches is all that can be said, they are the numbers of LiteLLM. */
  private static Json.Obj searchSettings(Search level, ServerTool.Kind kind) {
    if (kind.settings().contains(ServerTool.Kind.CONTEXT_SIZE)) {
      return Json.object().put(ServerTool.Kind.CONTEXT_SIZE, level.word()).build();
    }
    if (kind.settings().contains(ServerTool.Kind.MOST_USES)) {
      int uses = level == Search.LOW ? 1 : level == Search.MEDIUM ? 5 : 10;
      return Json.object().put(ServerTool.Kind.MOST_USES, uses).build();
    }
    return Json.Obj.EMPTY;
  }

  private void refuse(String feature, String what) {
    if (unsupported == UnsupportedOptions.FAIL) {
      throw new LlmException.Setup(
          model.id() + " " + what + "; leave \"" + feature + "\" out or choose another model");
    }
    warnings.add(new Warning(feature, model.id() + " " + what));
  }

  private @Nullable Option find(String name) {
    for (Option option : info.options().all()) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    return null;
  }
}
