/** {@code llm doctor}: checks of what the command needs, each with what to do. */
@NullMarked
package dev.llmjava.cli.doctor;

import org.jspecify.annotations.NullMarked;
