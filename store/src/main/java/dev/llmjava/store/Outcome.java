package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a response goes into the log: the messages that a later prompt may repeat, and how it
 * ended.
 *
 * @param ending null for a response that is complete
 */
record Outcome(List<Message> messages, @Nullable Ending ending) {

  /** Null when nothing arrived, so that there is nothing to log. */
  static @Nullable Outcome of(Response response) {
    List<Message> arrived = response.partial();
    if (response.state() == Response.State.COMPLETE) {
      return new Outcome(arrived, null);
    }
    if (arrived.stream().allMatch(message -> message.parts().isEmpty())) {
      return null;
    }
    if (response.state() == Response.State.OPEN) {
      throw new IllegalStateException("the response has not ended; read it or close it first");
    }
    return broken(response);
  }

  private static Outcome broken(Response response) {
    var open = new ArrayList<>(response.unfinished());
    open.removeIf(part -> part instanceof Part.Text);
    return new Outcome(response.kept(), Ending.of(response, open));
  }
}
