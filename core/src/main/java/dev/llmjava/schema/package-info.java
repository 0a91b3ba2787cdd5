/**
 * Java types as JSON Schema, JSON values as Java values and back, and the short language in which
 * schemas are written on a command line.
 */
@NullMarked
package dev.llmjava.schema;

import org.jspecify.annotations.NullMarked;
