/** Access to language models: messages in, a typed, lossless stream of parts out. */
module dev.llmjava {
  requires static org.jspecify;
  requires java.net.http;
  requires tools.jackson.core;

  exports dev.llmjava;
  exports dev.llmjava.json;
  exports dev.llmjava.http;
  exports dev.llmjava.provider;
  exports dev.llmjava.wire;
  exports dev.llmjava.wire.chatcompletions;
  exports dev.llmjava.wire.embeddings;
  exports dev.llmjava.wire.gemini;

  uses dev.llmjava.Provider;

  provides dev.llmjava.Provider with
      dev.llmjava.provider.OpenAi,
      dev.llmjava.provider.Gemini,
      dev.llmjava.provider.Vertex,
      dev.llmjava.provider.Offline;
}
