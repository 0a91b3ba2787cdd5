package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.provider.OpenAiModelInfo.Ability;
import dev.llmjava.provider.OpenAiOptions.Trait;
import dev.llmjava.wire.chatcompletions.ChatCompletions;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.responses.Responses;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any server that speaks OpenAI's protocols, and of which nothing else is known. Its models are
 * taken to be able to do everything: what one cannot do shows when it is asked for it. No stored
 * key goes there by itself.
 */
public final class OpenAiServer {
  private final Endpoint endpoint;
  private final ModelInfo.@Nullable KeyName key;

  /**
   * @param address that paths such as {@code chat/completions} are appended to
   * @param headers sent with every request
   * @param takesKey whether every prompt brings a key, or the name of a stored one; else none is
   *     sent
   * @throws LlmException.Setup for a header that no request can be given
   */
  public OpenAiServer(
      String address, Map<String, String> headers, boolean takesKey, ProviderContext context) {
    String name = OpenAiCompatible.host(address);
    key = takesKey ? new ModelInfo.KeyName(name, null) : null;
    Credential credential = key == null ? Credential.DUMMY : Credential.bearer(key);
    endpoint = new Endpoint(name, address, credential, headers, context);
  }

  /** A model that is asked through chat completions. */
  public Model chat(String id) {
    Set<Ability> abilities =
        EnumSet.of(
            Ability.STREAMS, Ability.SCHEMAS, Ability.TOOLS, Ability.VISION, Ability.HEARING);
    return model(
        id,
        new OpenAiWire(null, chatCompletions(id)),
        info("OpenAI Chat: " + id, id, abilities, traits()));
  }

  /** A model that is asked through Responses, unless an option says otherwise. */
  public Model responses(String id) {
    Set<Ability> abilities =
        EnumSet.of(Ability.STREAMS, Ability.SCHEMAS, Ability.TOOLS, Ability.VISION);
    Set<Trait> traits = traits();
    traits.add(Trait.RESPONSES);
    // nobody knows whether it thinks, and those that do not may refuse to be asked for it
    Responses responses = Responses.of(endpoint.provider(), id, true, false);
    return model(
        id,
        new OpenAiWire(responses, chatCompletions(id)),
        info("OpenAI Responses: " + id, id, abilities, traits));
  }

  private static Set<Trait> traits() {
    return EnumSet.of(Trait.REASONING, Trait.VERBOSITY, Trait.ORIGINAL_DETAIL);
  }

  private OpenAiModelInfo info(
      String displayName, String id, Set<Ability> abilities, Set<Trait> traits) {
    return new OpenAiModelInfo(displayName, endpoint.provider() + "/" + id, abilities, traits, key);
  }

  private Model model(String id, OpenAiWire wire, OpenAiModelInfo info) {
    return new HttpModel(id, endpoint, wire, info);
  }

  private ChatCompletions chatCompletions(String id) {
    return new ChatCompletions(
        Dialect.of(endpoint.provider(), id)
            .withHidingReasoning(OpenAiCompatible.hiding(endpoint.provider())));
  }

  /** Which models it says that it has. */
  public ModelList modelList() {
    return ModelList.of(endpoint);
  }
}
