package dev.llmjava.store;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A model that says what it is made for, at once. */
record Saying(String answer) implements Model {
  /** A response that has ended. */
  static Response to(List<Message> messages, String answer) {
    Response response = new Saying(answer).prompt(Prompt.of(messages));
    response.text();
    return response;
  }

  /** What a request brings: equal, and not the same. */
  static List<Message> anew(List<Message> messages) {
    var copies = new ArrayList<Message>(messages.size());
    for (Message message : messages) {
      copies.add(Message.fromJson(Json.parseObject(message.toJson().toString())));
    }
    return copies;
  }

  @Override
  public String id() {
    return "saying";
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new Exchange() {
      @Override
      public boolean step(PartSink out) {
        out.text("t", answer);
        out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
        return false;
      }

      @Override
      public void close() {}
    };
  }
}
