/** {@code llm chat}: lines that are read, and what they are answered with. */
@NullMarked
package dev.llmjava.cli.chat;

import org.jspecify.annotations.NullMarked;
