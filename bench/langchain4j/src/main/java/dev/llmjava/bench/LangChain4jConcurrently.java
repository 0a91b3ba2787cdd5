package dev.llmjava.bench;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** LangChain4j's way, which is asynchronous. */
final class LangChain4jConcurrently implements StreamStarter {
  private final StreamingChatModel model;

  private LangChain4jConcurrently(StreamingChatModel model) {
    this.model = model;
  }

  public static void main(String[] args) throws Exception {
    ManyStreams.run(args, new LangChain4jConcurrently(LangChain4j.model(args[0])));
  }

  @Override
  public void start(String baseUrl, Progress progress) {
    model.chat(
        "hi",
        new StreamingChatResponseHandler() {
          @Override
          public void onPartialResponse(String text) {
            progress.delta();
          }

          @Override
          public void onCompleteResponse(ChatResponse response) {
            progress.end(response.aiMessage().text());
          }

          @Override
          public void onError(Throwable error) {
            progress.end(null);
          }
        });
  }
}
