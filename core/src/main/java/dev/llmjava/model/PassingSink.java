package dev.llmjava.model;

import dev.llmjava.FinishReason;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on. A model around another that wants to know what the one inside says
 * overrides a method.
 */
public class PassingSink implements PartSink {
  private final PartSink out;

  protected PassingSink(PartSink out) {
    this.out = out;
  }

  final PartSink out() {
    return out;
  }

  /** Called before anything of the answer is passed on. */
  protected void saying() {}

  @Override
  public void text(Object key, String chunk) {
    saying();
    out.text(key, chunk);
  }

  @Override
  public void reasoning(Object key, String chunk) {
    saying();
    out.reasoning(key, chunk);
  }

  @Override
  public void refusal(Object key, String provider, String chunk) {
    saying();
    out.refusal(key, provider, chunk);
  }

  @Override
  public void toolCall(Object key, @Nullable String id, String name, boolean serverSide) {
    saying();
    out.toolCall(key, id, name, serverSide);
  }

  @Override
  public void toolInput(Object key, String json) {
    out.toolInput(key, json);
  }

  @Override
  public void data(Object key, ProviderData data) {
    out.data(key, data);
  }

  @Override
  public void end(Object key) {
    out.end(key);
  }

  @Override
  public void part(Part part) {
    saying();
    out.part(part);
  }

  @Override
  public void nextMessage() {
    saying();
    out.nextMessage();
  }

  @Override
  public void messageData(ProviderData data) {
    saying();
    out.messageData(data);
  }

  @Override
  public void warn(String feature, String message) {
    out.warn(feature, message);
  }

  @Override
  public void resolvedModel(String id) {
    out.resolvedModel(id);
  }

  @Override
  public void payload(Json.Obj payload) {
    out.payload(payload);
  }

  @Override
  public void finish(
      FinishReason reason, @Nullable String rawReason, Usage usage, ProviderData data) {
    saying();
    out.finish(reason, rawReason, usage, data);
  }
}
