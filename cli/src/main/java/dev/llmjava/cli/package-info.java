/** The {@code llm} command: one class per command, and what they share. */
@NullMarked
package dev.llmjava.cli;

import org.jspecify.annotations.NullMarked;
