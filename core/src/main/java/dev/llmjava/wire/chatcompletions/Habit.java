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
   * Documents are {@code document_url}, which may be an address, and sound is bare base64 (Mistral,
   * "Document QnA", "Audio").
   */
  DOCUMENT_URLS,
  /** Ids of calls are nine letters and digits; others are refused (Mistral). */
  SHORT_IDS
}
