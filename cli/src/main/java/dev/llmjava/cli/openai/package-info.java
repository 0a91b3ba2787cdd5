/** {@code llm openai}: servers that speak OpenAI's API. */
@NullMarked
package dev.llmjava.cli.openai;

import org.jspecify.annotations.NullMarked;
