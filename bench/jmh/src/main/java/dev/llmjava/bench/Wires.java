package dev.llmjava.bench;

import dev.llmjava.http.Decoder;
import dev.llmjava.wire.chatcompletions.Decode;
import java.util.function.Supplier;

/** The wire formats, each with answers of its own form. */
public enum Wires {
  CHAT_COMPLETIONS {
    @Override
    byte[] stream(Scenario scenario, int deltas) {
      return scenario.stream(deltas);
    }

    @Override
    Supplier<Decoder> decoder() {
      return () -> new Decode("openai");
    }
  };

  abstract byte[] stream(Scenario scenario, int deltas);

  abstract Supplier<Decoder> decoder();
}
