/** {@code llm fragments}: texts that prompts are made of. */
@NullMarked
package dev.llmjava.cli.fragment;

import org.jspecify.annotations.NullMarked;
