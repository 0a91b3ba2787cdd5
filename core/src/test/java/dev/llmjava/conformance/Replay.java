package dev.llmjava.conformance;

import dev.llmjava.Model;
import java.nio.file.Path;
import java.util.List;

/** The recordings, a server that answers with them and models that ask it, for one test class. */
final class Replay implements AutoCloseable {
  private final Corpus corpus = Corpus.required();
  private final ReplayServer server = new ReplayServer();
  private final ReplayedModels models;

  Replay(Path directory) {
    models = new ReplayedModels(directory);
  }

  Corpus corpus() {
    return corpus;
  }

  /** The model of an exchange, which is answered like this. */
  Model model(Protocols.Case one, Delivery delivery) {
    return models(one.protocol(), List.of(one.exchange()), delivery).getFirst();
  }

  /** The models of the steps of a sequence; asking one gets the next answer. */
  List<Model> models(Protocol protocol, List<Recorded> steps, Delivery delivery) {
    String base = server.serve(steps, delivery);
    return steps.stream().map(step -> protocol.model(step, base, models)).toList();
  }

  @Override
  public void close() {
    models.close();
    server.close();
  }
}
