package dev.llmjava.bench;

import dev.llmjava.Model;
import dev.llmjava.StreamEvent;

/** This library's asynchronous way. */
final class OursConcurrently implements StreamStarter {
  private final Model model;

  private OursConcurrently(Model model) {
    this.model = model;
  }

  public static void main(String[] args) throws Exception {
    ManyStreams.run(args, new OursConcurrently(Ours.model(args[0])));
  }

  @Override
  public void start(String baseUrl, Progress progress) {
    var unused =
        model
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
