package dev.llmjava;

/** A model whose responses take ids and times from somewhere else. */
record IdentifiedModel(Model inside, Identity identity) implements ModelWrapper {
  @Override
  public Exchange open(Prompt prompt) {
    return inside.open(prompt);
  }

  @Override
  public String toString() {
    return inside.toString();
  }
}
