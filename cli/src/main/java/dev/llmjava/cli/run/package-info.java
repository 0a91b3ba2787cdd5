/** {@code llm run}: many prompts of a file, at a pace, and resumed where they stopped. */
@NullMarked
package dev.llmjava.cli.run;

import org.jspecify.annotations.NullMarked;
