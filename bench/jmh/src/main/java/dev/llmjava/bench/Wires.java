package dev.llmjava.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.wire.anthropic.Dialect;
import java.util.Set;

/** The wire formats, each with answers of its own form. */
public enum Wires {
  CHAT_COMPLETIONS {
    @Override
    byte[] stream(Scenario scenario, int deltas) {
      return scenario.stream(deltas);
    }

    @Override
    Decoder decoder() {
      return new dev.llmjava.wire.chatcompletions.Decode("openai");
    }
  },
  RESPONSES {
    @Override
    byte[] stream(Scenario scenario, int deltas) {
      return ResponsesStream.of(scenario.pieces(deltas)).getBytes(UTF_8);
    }

    @Override
    Decoder decoder() {
      return new dev.llmjava.wire.responses.Decode("openai", "gpt-5");
    }
  },
  ANTHROPIC {
    @Override
    byte[] stream(Scenario scenario, int deltas) {
      return MessagesStream.of(scenario.pieces(deltas)).getBytes(UTF_8);
    }

    @Override
    Decoder decoder() {
      return new dev.llmjava.wire.anthropic.Decode(
          Prompt.of("hi"), new Dialect("anthropic", "claude-sonnet-4-5", 8192, Set.of()));
    }
  },
  GEMINI {
    @Override
    byte[] stream(Scenario scenario, int deltas) {
      return GeminiStream.of(scenario.pieces(deltas)).getBytes(UTF_8);
    }

    @Override
    Decoder decoder() {
      return new dev.llmjava.wire.gemini.Decode("gemini", true);
    }
  },
  OLLAMA {
    @Override
    byte[] stream(Scenario scenario, int deltas) {
      return OllamaStream.of(scenario.pieces(deltas)).getBytes(UTF_8);
    }

    @Override
    Decoder decoder() {
      return new dev.llmjava.wire.ollama.Decode("ollama");
    }
  };

  abstract byte[] stream(Scenario scenario, int deltas);

  abstract Decoder decoder();
}
