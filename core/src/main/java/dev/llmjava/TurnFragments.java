package dev.llmjava;

import java.util.ArrayList;
import java.util.List;

/**
 * The fragments of one turn while its prompt is made: those that wait for their message, and those
 * whose words are in the messages already. One thread.
 */
final class TurnFragments {
  private final List<Fragment> waiting = new ArrayList<>();
  private final List<Fragment> waitingForSystem = new ArrayList<>();
  private final List<Fragment> joined = new ArrayList<>();
  private final List<Fragment> joinedToSystem = new ArrayList<>();

  void add(List<Fragment> fragments) {
    waiting.addAll(fragments);
  }

  void addToSystem(List<Fragment> fragments) {
    waitingForSystem.addAll(fragments);
  }

  /** Those of a prompt that this one begins with. */
  void addJoined(List<Fragment> user, List<Fragment> system) {
    joined.addAll(user);
    joinedToSystem.addAll(system);
  }

  /** Of the user's message, in the order of their words. */
  List<Fragment> ofUser() {
    return all(waiting, joined);
  }

  List<Fragment> ofSystem() {
    return all(waitingForSystem, joinedToSystem);
  }

  /** What waits goes before the words of the messages it joins. */
  private static List<Fragment> all(List<Fragment> first, List<Fragment> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return List.copyOf(all);
  }

  /** The messages with the words of what waits, which goes on waiting. */
  List<Message> joinTo(List<Message> messages) {
    if (waiting.isEmpty() && waitingForSystem.isEmpty()) {
      return messages;
    }
    var all = new ArrayList<>(messages);
    if (!waitingForSystem.isEmpty()) {
      joinSystem(all);
    }
    if (!waiting.isEmpty()) {
      joinUser(all);
    }
    return all;
  }

  private void joinUser(List<Message> all) {
    int at = lastOfTurn(all, Role.USER);
    if (at >= 0) {
      all.set(at, FragmentText.user(waiting, all.get(at)));
    } else {
      addIfNotEmpty(all, all.size(), FragmentText.user(waiting, Message.user()));
    }
  }

  /** A system prompt of its own stands before what the user says. */
  private void joinSystem(List<Message> all) {
    int at = lastOfTurn(all, Role.SYSTEM);
    if (at >= 0) {
      all.set(at, FragmentText.system(waitingForSystem, all.get(at)));
      return;
    }
    int user = lastOfTurn(all, Role.USER);
    addIfNotEmpty(
        all,
        user < 0 ? all.size() : firstOfTurn(all, user),
        FragmentText.system(waitingForSystem, Message.system()));
  }

  /** The first user message of the run that ends with the one at {@code last}. */
  private static int firstOfTurn(List<Message> all, int last) {
    int first = last;
    while (first > 0 && all.get(first - 1).role() == Role.USER) {
      first--;
    }
    return first;
  }

  private static void addIfNotEmpty(List<Message> all, int at, Message message) {
    if (!message.parts().isEmpty()) {
      all.add(at, message);
    }
  }

  /** Where the last message of that role is, of those that follow the last answer; -1 for none. */
  private static int lastOfTurn(List<Message> all, Role role) {
    for (int i = all.size() - 1; i >= 0 && all.get(i).role() != Role.ASSISTANT; i--) {
      if (all.get(i).role() == role) {
        return i;
      }
    }
    return -1;
  }
}
