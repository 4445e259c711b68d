package dev.cairn.model;

import java.util.Optional;

/// A model as settings and pages name it: `<provider>/<model>`.
public record ModelName(Provider provider, String model) {

  /// Reads such a name; empty where it is none.
  public static Optional<ModelName> of(String name) {
    int slash = name.indexOf('/');
    if (slash < 1 || slash == name.length() - 1 || name.chars().anyMatch(c -> c <= ' ')) {
      return Optional.empty();
    }
    return Provider.of(name.substring(0, slash))
        .map(provider -> new ModelName(provider, name.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return provider.label() + "/" + model;
  }
}
