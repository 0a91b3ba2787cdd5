package dev.llmjava.bench;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** LangChain4j with its standard client. */
final class LangChain4j implements Client {
  private final Map<String, StreamingChatModel> models = new HashMap<>();

  public static void main(String[] args) throws Exception {
    ClientProcess.serve(new LangChain4j());
  }

  static StreamingChatModel model(String baseUrl) {
    return OpenAiStreamingChatModel.builder()
        .baseUrl(baseUrl)
        .apiKey("key")
        .modelName("gpt-4.1-mini")
        .returnThinking(true)
        .build();
  }

  @Override
  public Outcome ask(String baseUrl) {
    var counting = new Counting();
    models.computeIfAbsent(baseUrl, LangChain4j::model).chat("hi", counting);
    AiMessage message = counting.whole.join().aiMessage();
    long assembled = length(message.text()) + length(message.thinking());
    for (var call : message.toolExecutionRequests()) {
      assembled += call.arguments().length();
    }
    return new Outcome(counting.counted, assembled);
  }

  private static long length(String text) {
    return text == null ? 0 : text.length();
  }

  private static final class Counting implements StreamingChatResponseHandler {
    private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
    private long counted;

    @Override
    public void onPartialResponse(String text) {
      counted += text.length();
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
      counted += thinking.text().length();
    }

    @Override
    public void onPartialToolCall(PartialToolCall call) {
      counted += call.partialArguments().length();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      whole.complete(response);
    }

    @Override
    public void onError(Throwable error) {
      whole.completeExceptionally(error);
    }
  }
}
