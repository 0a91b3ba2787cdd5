package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.provider.OpenAiOptions.Trait;
import java.util.Set;
import java.util.function.Supplier;

/** What lists say about a vendor's model, worked out when somebody asks. */
record VendorModelInfo(Vendor vendor, String name) implements Supplier<ModelInfo> {
  @Override
  public ModelInfo get() {
    var usual =
        new OpenAiModelInfo(
            vendor.title() + ": " + name,
            name,
            vendor.abilities(),
            Set.of(Trait.REASONING),
            vendor.key());
    ModelInfo info = usual.get();
    String provider = vendor.endpoint().provider();
    return info.withOptions(VendorOptions.of(provider, info.options()))
        .withServerTools(ServerToolKinds.of(provider, name));
  }
}
