/** {@code llm prompt}: from a command line to a prompt, and from its answer to the log. */
@NullMarked
package dev.llmjava.cli.prompt;

import org.jspecify.annotations.NullMarked;
