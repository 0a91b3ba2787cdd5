/** SQLite as the log uses it: a connection, transactions, columns, and what goes wrong. */
@NullMarked
package dev.llmjava.store.sqlite;

import org.jspecify.annotations.NullMarked;
