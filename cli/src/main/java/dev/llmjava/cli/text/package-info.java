/** How text, numbers and files are put into words, and read, by every command. */
@NullMarked
package dev.llmjava.cli.text;

import org.jspecify.annotations.NullMarked;
