/** What a command works with: the user's models, keys, plugins and traffic. */
@NullMarked
package dev.llmjava.cli.session;

import org.jspecify.annotations.NullMarked;
