package dev.llmjava.chat;

import dev.llmjava.Message;
import java.util.ArrayList;
import java.util.List;

final class History {
  static List<Message> infer(List<?> items) {
    var all = new ArrayList<Message>();
    for (Object item : items) {
      all.add(all.size() % 2 == 0 ? Message.user(item) : Message.assistant(item));
    }
    return all;
  }
}
