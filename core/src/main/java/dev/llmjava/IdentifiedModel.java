package dev.llmjava;

/** A model whose responses take ids and times from somewhere else. */
record IdentifiedModel(Model model, Identity identity) implements Model {
  @Override
  public String id() {
    return model.id();
  }

  @Override
  public Exchange open(Prompt prompt) {
    return model.open(prompt);
  }

  @Override
  public ModelInfo info() {
    return model.info();
  }

  @Override
  public String toString() {
    return model.toString();
  }
}
