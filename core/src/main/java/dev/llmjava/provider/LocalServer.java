package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server that somebody runs and that speaks chat completions. It may want a key.
 *
 * @param variable says where it is
 * @param usual where it is if nobody says
 */
record LocalServer(String title, ModelInfo.KeyName key, String variable, String usual) {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  String name() {
    return key.name();
  }

  Vendor vendor(ProviderContext context) {
    String base = VendorSettings.base(variable, usual, context);
    var endpoint = new Endpoint(name(), base, Credential.bearer(key).ifKnown(), Map.of(), context);
    return Vendor.of(title, endpoint, key);
  }

  /** Whether somebody has said where it is. */
  boolean isNamed(ProviderContext context) {
    return context.variable(variable) != null;
  }

  /** Nobody is asked who was not named, and nobody needs to hear that it is down. */
  List<Provider.Entry> discovered(ProviderContext context) {
    if (!isNamed(context)) {
      return List.of();
    }
    try {
      Vendor vendor = vendor(context);
      ModelList list = ModelList.of(vendor.endpoint());
      var entries = new ArrayList<Provider.Entry>();
      for (Json.Obj model : list.models(list.fetch(LIMIT))) {
        entries.add(Provider.Entry.of(vendor.model(String.valueOf(list.idOf(model)))));
      }
      return entries;
    } catch (LlmException e) {
      return List.of();
    }
  }
}
