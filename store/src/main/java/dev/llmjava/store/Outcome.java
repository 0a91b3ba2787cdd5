package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Response;
import java.util.ArrayList;
import java.util.Collections;
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
    return broken(response, arrived);
  }

  private static Outcome broken(Response response, List<Message> arrived) {
    var open = new ArrayList<>(response.unfinished());
    open.removeIf(part -> part instanceof Part.Text);
    Ending ending = Ending.of(response, open);
    var kept = new ArrayList<Message>();
    for (Message message : arrived.reversed()) {
      Message whole = without(message, open);
      if (!whole.parts().isEmpty()) {
        kept.add(whole);
      }
    }
    Collections.reverse(kept);
    return new Outcome(List.copyOf(kept), ending);
  }

  /** Takes the open parts out, each once and from the end, where the open ones are. */
  private static Message without(Message message, List<Part> open) {
    var parts = new ArrayList<Part>(message.parts().size());
    for (Part part : message.parts().reversed()) {
      if (!open.remove(part) && !isEmptyText(part)) {
        parts.add(part);
      }
    }
    Collections.reverse(parts);
    return parts.size() == message.parts().size()
        ? message
        : StoredMessage.rebuild(message.role().wire(), parts, message.data().byProvider());
  }

  private static boolean isEmptyText(Part part) {
    return part instanceof Part.Text text && text.text().isEmpty() && text.data().isEmpty();
  }
}
