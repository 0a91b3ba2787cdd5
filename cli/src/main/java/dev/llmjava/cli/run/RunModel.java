package dev.llmjava.cli.run;

import dev.llmjava.Model;
import dev.llmjava.Prices;

/**
 * A model that a run asks.
 *
 * @param pace that the model keeps to
 * @param patience how long it is asked
 */
record RunModel(Model model, RunPace pace, RunPatience patience, Prices prices) {}
