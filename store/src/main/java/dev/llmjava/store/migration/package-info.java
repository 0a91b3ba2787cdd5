/** LLM's migrations: how a database of any of its versions becomes one of LLM 0.32. */
@NullMarked
package dev.llmjava.store.migration;

import org.jspecify.annotations.NullMarked;
