package dev.llmjava.cli.completion;

/**
 * A word that a shell may put at the cursor.
 *
 * @param about what shells show beside it, in one line; may be empty
 */
record Candidate(String value, String about) {}
