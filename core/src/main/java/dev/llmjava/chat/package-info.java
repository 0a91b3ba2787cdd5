/** Conversations with conveniences: one object that is asked, and remembers. */
@NullMarked
package dev.llmjava.chat;

import org.jspecify.annotations.NullMarked;
