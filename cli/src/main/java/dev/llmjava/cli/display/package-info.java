/** How an answer is shown while it arrives. */
@NullMarked
package dev.llmjava.cli.display;

import org.jspecify.annotations.NullMarked;
