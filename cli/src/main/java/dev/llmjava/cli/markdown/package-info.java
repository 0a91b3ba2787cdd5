/** Markdown on a terminal, set as it streams: nothing that was shown is ever changed. */
@NullMarked
package dev.llmjava.cli.markdown;

import org.jspecify.annotations.NullMarked;
