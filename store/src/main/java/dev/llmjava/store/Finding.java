package dev.llmjava.store;

/**
 * Something that is wrong with a log.
 *
 * @param fault what it is, in one line
 * @param remedy what to do about it
 */
public record Finding(String fault, String remedy) {}
