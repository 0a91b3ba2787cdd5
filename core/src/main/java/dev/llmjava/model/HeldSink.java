package dev.llmjava.model;

import dev.llmjava.PartSink;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds back what stands around an answer until the answer begins, so that nothing is left of one
 * that never does.
 */
final class HeldSink extends PassingSink {
  private final List<Consumer<PartSink>> held = new ArrayList<>();
  private boolean begun;

  HeldSink(PartSink out) {
    super(out);
  }

  /** Whether anything was said: from then on there is no other try. */
  boolean begun() {
    return begun;
  }

  @Override
  protected void saying() {
    if (!begun) {
      begun = true;
      held.forEach(one -> one.accept(out()));
      held.clear();
    }
  }

  @Override
  public void warn(String feature, String message) {
    tell(out -> out.warn(feature, message));
  }

  @Override
  public void resolvedModel(String id) {
    tell(out -> out.resolvedModel(id));
  }

  @Override
  public void payload(Json.Obj payload) {
    tell(out -> out.payload(payload));
  }

  private void tell(Consumer<PartSink> what) {
    if (begun) {
      what.accept(out());
    } else {
      held.add(what);
    }
  }
}
