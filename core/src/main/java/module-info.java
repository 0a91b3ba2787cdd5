/** Access to language models: messages in, a typed, lossless stream of parts out. */
module dev.llmjava {
  requires static org.jspecify;
  requires java.net.http;
  requires tools.jackson.core;

  exports dev.llmjava;
  exports dev.llmjava.json;
  exports dev.llmjava.chat;
  exports dev.llmjava.http;
  exports dev.llmjava.model;
  exports dev.llmjava.provider;
  exports dev.llmjava.schema;
  exports dev.llmjava.tool;
  exports dev.llmjava.wire;
  exports dev.llmjava.wire.anthropic;
  exports dev.llmjava.wire.chatcompletions;
  exports dev.llmjava.wire.completions;
  exports dev.llmjava.wire.embeddings;
  exports dev.llmjava.wire.gemini;
  exports dev.llmjava.wire.ollama;
  exports dev.llmjava.wire.responses;

  uses dev.llmjava.FragmentLoader;
  uses dev.llmjava.Provider;
  uses dev.llmjava.TemplateLoader;
  uses dev.llmjava.tool.ToolPlugin;

  provides dev.llmjava.Provider with
      dev.llmjava.provider.OpenAi,
      dev.llmjava.provider.Anthropic,
      dev.llmjava.provider.Gemini,
      dev.llmjava.provider.Vertex,
      dev.llmjava.provider.OpenRouter,
      dev.llmjava.provider.Mistral,
      dev.llmjava.provider.Groq,
      dev.llmjava.provider.DeepSeek,
      dev.llmjava.provider.Xai,
      dev.llmjava.provider.Perplexity,
      dev.llmjava.provider.Together,
      dev.llmjava.provider.Fireworks,
      dev.llmjava.provider.Cerebras,
      dev.llmjava.provider.AzureOpenAi,
      dev.llmjava.provider.Bedrock,
      dev.llmjava.provider.Ollama,
      dev.llmjava.provider.LmStudio,
      dev.llmjava.provider.LlamaCpp,
      dev.llmjava.provider.Vllm,
      dev.llmjava.provider.Offline;
  provides dev.llmjava.tool.ToolPlugin with
      dev.llmjava.tool.DefaultTools;
}
