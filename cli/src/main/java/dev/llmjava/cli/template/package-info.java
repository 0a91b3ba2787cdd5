/** {@code llm templates}: prompts that are kept. */
@NullMarked
package dev.llmjava.cli.template;

import org.jspecify.annotations.NullMarked;
