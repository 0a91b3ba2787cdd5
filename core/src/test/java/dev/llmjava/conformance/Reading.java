package dev.llmjava.conformance;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What somebody reads out of a response by listening to it.
 *
 * @param messages those of the answer, or what there is of it
 * @param failure what ended it, if it did not finish
 */
public record Reading(
    List<StreamEvent> events, List<Message> messages, Optional<LlmException> failure) {
  public static Reading of(Response response) {
    var events = new ArrayList<StreamEvent>();
    try {
      response.events().forEach(events::add);
      return new Reading(events, response.messages(), Optional.empty());
    } catch (LlmException e) {
      return new Reading(events, response.partial(), Optional.of(e));
    }
  }

  public String text() {
    return messages.stream().map(Message::text).collect(Collectors.joining());
  }

  public String refusal() {
    return parts(Part.Text.class, Part.Text::refusal).stream()
        .map(Part.Text::text)
        .collect(Collectors.joining());
  }

  public String reasoning() {
    return parts(Part.Reasoning.class, part -> true).stream()
        .map(Part.Reasoning::text)
        .collect(Collectors.joining());
  }

  public List<Part.ToolCall> calls(boolean serverSide) {
    return parts(Part.ToolCall.class, call -> call.serverSide() == serverSide);
  }

  public <P extends Part> List<P> parts(Class<P> kind, Predicate<P> which) {
    return messages.stream()
        .flatMap(message -> message.parts(kind).stream())
        .filter(which)
        .toList();
  }

  /** What the events say, which must be what the parts say. */
  public String textOfEvents() {
    return events.stream()
        .map(event -> event instanceof StreamEvent.TextDelta(int index, String text) ? text : "")
        .collect(Collectors.joining());
  }

  public Optional<StreamEvent.Finished> finished() {
    return events.stream()
        .filter(StreamEvent.Finished.class::isInstance)
        .map(StreamEvent.Finished.class::cast)
        .findFirst();
  }

  /** Client-side calls that were reported as whole. */
  public List<Part.ToolCall> finishedCalls() {
    return events.stream()
        .map(event -> event instanceof StreamEvent.PartFinished whole ? whole.part() : null)
        .filter(Part.ToolCall.class::isInstance)
        .map(Part.ToolCall.class::cast)
        .filter(call -> !call.serverSide())
        .toList();
  }
}
