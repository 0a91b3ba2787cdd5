/**
 * The wire format of OpenAI's chat completions, as OpenAI documents it and as many others speak it.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">API reference</a>
 */
@NullMarked
package dev.llmjava.wire.chatcompletions;

import org.jspecify.annotations.NullMarked;
