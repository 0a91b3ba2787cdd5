package dev.llmjava.model;

import dev.llmjava.Exchange;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A model for tests: it says what it is told to, one answer to each prompt and the last one ever
 * after, in small pieces and without a network. Safe for many threads.
 */
public final class MockModel implements Model {
  private final String id;
  private final ModelInfo info;
  private final List<MockAnswer> answers;
  private final List<Prompt> prompts = new ArrayList<>();

  private MockModel(Builder from) {
    if (from.answers.isEmpty()) {
      throw new IllegalArgumentException("a mock model needs at least one answer");
    }
    id = from.id;
    info = from.info;
    answers = List.copyOf(from.answers);
  }

  /** One that says these things, one after another. */
  public static MockModel of(String... answers) {
    var builder = builder();
    for (String answer : answers) {
      builder.answer(answer);
    }
    return builder.build();
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ModelInfo info() {
    return info;
  }

  /** What it was asked, in order. */
  public synchronized List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  @Override
  public synchronized Exchange open(Prompt prompt) {
    MockAnswer answer = answers.get(Math.min(prompts.size(), answers.size() - 1));
    prompts.add(prompt);
    return new MockExchange(answer);
  }

  /** Settings hold for the answers that are added after them. One thread. */
  public static final class Builder {
    private static final int USUAL_CHUNK = 4;

    private final List<MockAnswer> answers = new ArrayList<>();
    private String id = "mock";
    private ModelInfo info =
        ModelInfo.of("Mock: mock")
            .withFeatures(
                ModelInfo.Feature.STREAMING,
                ModelInfo.Feature.SCHEMAS,
                ModelInfo.Feature.TOOLS,
                ModelInfo.Feature.ASYNC);
    private int chunk = USUAL_CHUNK;
    private Duration pause = Duration.ZERO;
    private Usage usage = Usage.NONE;

    private Builder() {}

    public Builder id(String value) {
      id = value;
      return this;
    }

    public Builder info(ModelInfo value) {
      info = value;
      return this;
    }

    /** How many characters come at once. */
    public Builder chunk(int characters) {
      if (characters < 1) {
        throw new IllegalArgumentException("at least one character comes at once");
      }
      chunk = characters;
      return this;
    }

    /** How long it takes to each piece. */
    public Builder pause(Duration each) {
      pause = each;
      return this;
    }

    /** What it reports at the end. */
    public Builder usage(Usage value) {
      usage = value;
      return this;
    }

    public Builder answer(String text) {
      return answer(new Part.Text(text));
    }

    /** An answer of several parts, such as calls of tools. */
    public Builder answer(Part... parts) {
      answers.add(new MockAnswer(List.of(parts), null, chunk, pause, usage));
      return this;
    }

    /** A failure before anything is said. */
    public Builder failure(RuntimeException why) {
      return failure("", why);
    }

    /** A failure after some words. */
    public Builder failure(String said, RuntimeException why) {
      List<Part> parts = said.isEmpty() ? List.of() : List.of(new Part.Text(said));
      answers.add(new MockAnswer(parts, why, chunk, pause, usage));
      return this;
    }

    public MockModel build() {
      return new MockModel(this);
    }
  }
}
