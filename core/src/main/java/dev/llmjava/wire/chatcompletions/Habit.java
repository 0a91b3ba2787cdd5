package dev.llmjava.wire.chatcompletions;

/** Where vendors depart from OpenAI's requests. */
public enum Habit {
  /** Usage comes with every stream; asking for it is refused (Mistral). */
  USAGE_UNASKED,
  /** A message that the model goes on with is marked as {@code prefix} (Mistral, DeepSeek). */
  MARKS_PREFIX,
  /** And is sent to another path (DeepSeek, "Chat Prefix Completion (Beta)"). */
  PREFIX_IN_BETA,
  /**
   * Every answer of before has {@code reasoning_content}, be it empty: a call without it is
   * refused, however long ago it was, and what is not needed is passed over (DeepSeek, "Thinking
   * Mode").
   */
  REASONING_IN_EVERY_ANSWER,
  /**
   * Documents are {@code document_url}, which may be an address, and sound is bare base64 (Mistral,
   * "Document QnA", "Audio").
   */
  DOCUMENT_URLS,
  /** Ids of calls are nine letters and digits; others are refused (Mistral). */
  SHORT_IDS,
  /**
   * Which of its tools a system may use is a setting, and not among the tools ("Compound", Groq).
   */
  ENABLED_TOOLS,
  /** A text can be marked as the end of what is to be cached (OpenRouter, "Prompt caching"). */
  CACHE_MARKS
}
