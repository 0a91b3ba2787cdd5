package dev.llmjava.bench;

import dev.llmjava.Model;
import dev.llmjava.StreamEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** This library's asynchronous way. */
final class OursConcurrently implements StreamStarter {
  private final Map<String, Model> models = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    ManyStreams.run(args, new OursConcurrently());
  }

  @Override
  public void start(String baseUrl, Progress progress) {
    var unused =
        models
            .computeIfAbsent(baseUrl, Ours::model)
            .prompt("hi")
            .readAsync(
                event -> {
                  if (event instanceof StreamEvent.TextDelta) {
                    progress.delta();
                  }
                })
            .whenComplete(
                (response, error) -> progress.end(error == null ? response.text() : null));
  }
}
