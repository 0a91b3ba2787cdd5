/** What a command is: its options, its help, and the errors of its use. */
@NullMarked
package dev.llmjava.cli.command;

import org.jspecify.annotations.NullMarked;
