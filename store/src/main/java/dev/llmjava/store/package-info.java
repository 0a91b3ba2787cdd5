/** The log of prompts and responses, in the SQLite file that LLM for Python keeps. */
@NullMarked
package dev.llmjava.store;

import org.jspecify.annotations.NullMarked;
