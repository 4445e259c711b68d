package dev.cairn.compile;

import dev.cairn.history.Trailer;
import dev.cairn.model.Spending;
import java.util.ArrayList;
import java.util.List;

/// What a commit says of the model that wrote in it: its name, the tokens, and the price where that
/// is known.
public final class ModelTrailers {
  private ModelTrailers() {}

  public static List<Trailer> of(String model, Spending spent) {
    List<Trailer> trailers = new ArrayList<>();
    trailers.add(new Trailer("Cairn-Model", model));
    trailers.add(new Trailer("Cairn-Tokens", Long.toString(spent.tokens())));
    if (spent.unpriced() == 0) {
      trailers.add(new Trailer("Cairn-Cost-USD", spent.usd().toPlainString()));
    }
    return trailers;
  }
}
