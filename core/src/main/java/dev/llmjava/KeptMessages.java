package dev.llmjava;

import java.util.ArrayList;
import java.util.List;

/** What of an answer that broke off may be sent again. */
final class KeptMessages {
  private KeptMessages() {}

  /**
   * Words stay as long as they got. Other parts under way are left out: half a call cannot run, and
   * reasoning without its end has no signature.
   */
  static List<Message> of(List<Message> arrived, List<Part> unfinished) {
    var open = new ArrayList<>(unfinished);
    open.removeIf(part -> part instanceof Part.Text);
    var kept = new ArrayList<Message>();
    for (Message message : arrived.reversed()) {
      Message whole = without(message, open);
      if (!whole.parts().isEmpty()) {
        kept.add(whole);
      }
    }
    return List.copyOf(kept.reversed());
  }

  /** Takes the open parts out, each once and from the end, where the open ones are. */
  private static Message without(Message message, List<Part> open) {
    var parts = new ArrayList<Part>(message.parts().size());
    for (Part part : message.parts().reversed()) {
      if (!open.remove(part) && !isEmptyText(part)) {
        parts.add(part);
      }
    }
    return parts.size() == message.parts().size()
        ? message
        : new Message(message.role(), parts.reversed(), message.data());
  }

  private static boolean isEmptyText(Part part) {
    return part instanceof Part.Text text && text.text().isEmpty() && text.data().isEmpty();
  }
}
