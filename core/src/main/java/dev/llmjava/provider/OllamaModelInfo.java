package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Option;
import dev.llmjava.Option.Kind;
import dev.llmjava.Options;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What lists say about a model of an Ollama server.
 *
 * @param listed what the server's list says of it; empty for one that nobody asked about. Servers
 *     say nothing of capabilities unless they are recent, and then it may have any
 */
record OllamaModelInfo(String name, Json.Obj listed) implements Supplier<ModelInfo> {
  private static final List<String> IMAGES =
      List.of("image/png", "image/jpeg", "image/webp", "image/gif");
  private static final List<String> SOUND = List.of("audio/wav", "audio/mpeg");
  private static final Kind ANY_WHOLE = new Kind.Whole(null, null);
  private static final Kind ANY_REAL = new Kind.Real(null, null);

  private static final Options OPTIONS =
      new Options(
          List.of(
              new Option(
                  "num_ctx",
                  ANY_WHOLE,
                  "How many tokens the model keeps in view, prompt and answer together."),
              new Option(
                  "repeat_last_n",
                  ANY_WHOLE,
                  "How far back the model looks for words not to repeat: 0 not at all, -1 as far as"
                      + " num_ctx."),
              new Option(
                  "repeat_penalty",
                  ANY_REAL,
                  "How strongly repetition is held back: 1 not at all, 1.5 strongly."),
              new Option(
                  "temperature",
                  ANY_REAL,
                  "How freely words are chosen; 0 takes nearly always the likeliest."),
              new Option("seed", ANY_WHOLE, "The same number gives the same answer again."),
              new Option("stop", new Kind.Text(), "The answer ends before this text would come."),
              new Option(
                  "num_predict",
                  ANY_WHOLE,
                  "The most tokens the answer may have; -1 for no limit."),
              new Option("top_k", ANY_WHOLE, "Choose only among this many of the likeliest words."),
              new Option(
                  "top_p",
                  ANY_REAL,
                  "Choose only among the likeliest words that together have this probability."),
              new Option(
                  "min_p",
                  ANY_REAL,
                  "Leave out words that are less likely than this, taken as a part of the likeliest"
                      + " word's probability."),
              new Option(
                  "json_object",
                  new Kind.Flag(),
                  "The answer is one JSON object. The prompt must ask for JSON, too."),
              new Option(
                  "think",
                  new Kind.Text(),
                  "Whether the model thinks before it answers: true, false, or for some models how"
                      + " much: low, medium, high, max."),
              new Option(
                  "keep_alive",
                  new Kind.Text(),
                  "How long the model stays loaded afterwards, such as \"10m\".")));

  @Override
  public ModelInfo get() {
    var features = new ArrayList<>(List.of(Feature.STREAMING, Feature.SCHEMAS));
    if (may("tools")) {
      features.add(Feature.TOOLS);
    }
    features.add(Feature.ASYNC);
    var types = new ArrayList<String>();
    if (may("vision")) {
      types.addAll(IMAGES);
    }
    if (listed.items("capabilities").contains(Json.of("audio"))) {
      types.addAll(SOUND);
    }
    return ModelInfo.of("Ollama: " + name)
        .withFeatures(features.toArray(Feature[]::new))
        .withAttachmentTypes(types)
        .withOptions(OPTIONS);
  }

  /** Whether it answers prompts; some only embed. */
  boolean answers() {
    return may("completion");
  }

  private boolean may(String capability) {
    List<Json> all = listed.items("capabilities");
    return all.isEmpty() || all.contains(Json.of(capability));
  }
}
