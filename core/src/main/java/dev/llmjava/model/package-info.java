/** Models made of models: they answer like any other, and keep trying, remember, or count. */
@NullMarked
package dev.llmjava.model;

import org.jspecify.annotations.NullMarked;
