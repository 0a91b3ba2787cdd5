package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.http.HttpTransport;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an application lends to a provider: variables, one key for everybody, a transport.
 *
 * @param key null for none
 */
record TestContext(Map<String, String> variables, @Nullable String key, HttpTransport transport)
    implements ProviderContext, AutoCloseable {
  TestContext(Map<String, String> variables, @Nullable String key) {
    this(variables, key, HttpTransport.create());
  }

  @Override
  public @Nullable String variable(String name) {
    return variables.get(name);
  }

  @Override
  public String key(ModelInfo.KeyName needed, @Nullable String given) {
    if (key == null) {
      throw new LlmException.MissingKey(needed.name(), needed.variable());
    }
    return key;
  }

  @Override
  public <T extends AutoCloseable> T shared(Class<T> kind, Supplier<? extends T> make) {
    return kind.cast(transport);
  }

  @Override
  public void close() {
    transport.close();
  }
}
