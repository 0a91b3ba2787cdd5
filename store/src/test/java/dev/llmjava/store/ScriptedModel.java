package dev.llmjava.store;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.Model;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Usage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Says what it was told to say, one step at a time; without a finish it breaks off. */
record ScriptedModel(String id, List<Consumer<PartSink>> steps) implements Model {
  @SafeVarargs
  static ScriptedModel of(Consumer<PartSink>... steps) {
    var all = new ArrayList<Consumer<PartSink>>();
    for (Consumer<PartSink> step : steps) {
      all.add(step);
    }
    return new ScriptedModel("scripted", all);
  }

  static ScriptedModel saying(String text) {
    return of(sink -> sink.text("t", text), ScriptedModel::finish);
  }

  static void finish(PartSink sink) {
    sink.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
  }

  /** Reads a response to its end, whatever that is. */
  static Response read(Response response) {
    try {
      response.events().forEach(event -> {});
    } catch (RuntimeException e) {
      // the response knows
    }
    return response;
  }

  Response answer(Prompt prompt) {
    return read(prompt(prompt));
  }

  Response answer(String prompt) {
    return answer(Prompt.of(prompt));
  }

  @Override
  public Exchange open(Prompt prompt) {
    Iterator<Consumer<PartSink>> left = steps.iterator();
    return new Exchange() {
      @Override
      public boolean step(PartSink out) {
        if (left.hasNext()) {
          left.next().accept(out);
        }
        return left.hasNext();
      }

      @Override
      public void close() {}
    };
  }
}
