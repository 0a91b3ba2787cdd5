package dev.llmjava.cli.run;

/**
 * Which input a result belongs to.
 *
 * @param index its place among the inputs, from 1
 * @param place where it is, for people
 * @param id that of the input, or one made of what it asks
 * @param key a hash of all that decides about the answer
 */
record RunName(int index, String place, String id, String key) {}
