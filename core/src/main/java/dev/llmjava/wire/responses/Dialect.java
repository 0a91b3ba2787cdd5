package dev.llmjava.wire.responses;

/**
 * What a request depends on beside the prompt.
 *
 * @param provider the name under which its data is found in the history
 * @param model the name that the provider knows the model by
 * @param streams whether the model can stream
 * @param reasons whether the model thinks before it answers: the others refuse to be asked for it
 */
public record Dialect(String provider, String model, boolean streams, boolean reasons) {}
