package dev.llmjava.bench;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * openai-java with its standard client. The message is put together by hand, or with the argument
 * {@code accumulator} by its own {@link ChatCompletionAccumulator}, which leaves out reasoning:
 * that is none of its fields and is read here from where it lies.
 */
final class OpenAiSdk implements Client {
  private static final ChatCompletionCreateParams PROMPT =
      ChatCompletionCreateParams.builder().model("gpt-4.1-mini").addUserMessage("hi").build();

  private final boolean accumulating;
  private final Map<String, OpenAIClient> clients = new HashMap<>();

  private OpenAiSdk(boolean accumulating) {
    this.accumulating = accumulating;
  }

  public static void main(String[] args) throws Exception {
    ClientProcess.serve(new OpenAiSdk(args.length > 0 && args[0].equals("accumulator")));
  }

  private static OpenAIClient client(String baseUrl) {
    return OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey("key").build();
  }

  @Override
  public Outcome ask(String baseUrl) {
    var message = accumulating ? new Accumulated() : new ByHand();
    long counted = 0;
    try (StreamResponse<ChatCompletionChunk> stream =
        clients
            .computeIfAbsent(baseUrl, OpenAiSdk::client)
            .chat()
            .completions()
            .createStreaming(PROMPT)) {
      for (Iterator<ChatCompletionChunk> it = stream.stream().iterator(); it.hasNext(); ) {
        ChatCompletionChunk chunk = it.next();
        message.add(chunk);
        for (ChatCompletionChunk.Choice choice : chunk.choices()) {
          counted += words(choice.delta()).length();
        }
      }
    }
    return new Outcome(counted, message.length());
  }

  private static String words(ChatCompletionChunk.Choice.Delta delta) {
    if (delta.content().isPresent()) {
      return delta.content().get();
    }
    JsonValue reasoning = delta._additionalProperties().get("reasoning_content");
    if (reasoning != null) {
      return reasoning.asStringOrThrow();
    }
    var calls = delta.toolCalls();
    return calls.isPresent()
        ? calls.get().getFirst().function().flatMap(f -> f.arguments()).orElse("")
        : "";
  }

  /** A whole answer, growing. */
  private interface Whole {
    void add(ChatCompletionChunk chunk);

    long length();
  }

  private static final class ByHand implements Whole {
    private final StringBuilder words = new StringBuilder();

    @Override
    public void add(ChatCompletionChunk chunk) {
      for (ChatCompletionChunk.Choice choice : chunk.choices()) {
        words.append(words(choice.delta()));
      }
    }

    @Override
    public long length() {
      return words.toString().length();
    }
  }

  private static final class Accumulated implements Whole {
    private final ChatCompletionAccumulator chunks = ChatCompletionAccumulator.create();

    @Override
    public void add(ChatCompletionChunk chunk) {
      chunks.accumulate(chunk);
    }

    @Override
    public long length() {
      ChatCompletionMessage message = chunks.chatCompletion().choices().getFirst().message();
      long sum = message.content().map(String::length).orElse(0);
      for (var call : message.toolCalls().orElseGet(List::of)) {
        sum += call.function().map(f -> f.function().arguments().length()).orElse(0);
      }
      return sum;
    }
  }
}
