/** The {@code llm} command: finds the command that a line means, and runs it. */
@NullMarked
package dev.llmjava.cli;

import org.jspecify.annotations.NullMarked;
