/** {@code llm keys}: what vouches for the user at a provider. */
@NullMarked
package dev.llmjava.cli.key;

import org.jspecify.annotations.NullMarked;
