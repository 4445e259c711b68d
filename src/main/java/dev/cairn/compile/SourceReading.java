package dev.cairn.compile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.cairn.vault.Sha256;
import java.util.List;

/// What a model read in one source, window by window, as the vault keeps it below `readings/`: what
/// was paid for once stays with the vault. Nothing in it counts before code has found it in the
/// source.
///
/// @param sha256 of the raw file that was read
/// @param model as `provider/name`
/// @param same the names that mean, as a model judged, what has another name elsewhere
public record SourceReading(
    Sha256 sha256,
    String model,
    List<Window> windows,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Same> same) {

  /// What the model gave for one window.
  ///
  /// @param sha256 of the window's text: the same text is not read twice
  /// @param first the number of its first passage, from 0
  /// @param last the number of its last passage
  record Window(
      Sha256 sha256,
      int first,
      int last,
      List<Sentence> gist,
      List<Name> names,
      List<Quoted> claims) {
    Window {
      gist = List.copyOf(gist);
      names = List.copyOf(names);
      claims = List.copyOf(claims);
    }

    Window at(int from, int to) {
      return new Window(sha256, from, to, gist, names, claims);
    }
  }

  /// A sentence of the model's own and the quotations that it rests on.
  record Sentence(String text, List<String> quotes) {
    Sentence {
      quotes = List.copyOf(quotes);
    }
  }

  /// A thing that the window speaks of.
  ///
  /// @param kind `concept`, `person`, `organisation`, `place`, `product` or `work`
  record Name(String name, String kind, List<String> aliases, boolean main) {
    Name {
      aliases = List.copyOf(aliases);
    }
  }

  /// A statement worth keeping, in the source's words.
  ///
  /// @param kind `definition`, `fact`, `event`, `view` or `advice`
  /// @param about the names that it speaks of, the one that it is about first
  record Quoted(String quote, String kind, List<String> about) {
    Quoted {
      about = List.copyOf(about);
    }
  }

  /// That one of the source's names means what has another name elsewhere.
  record Same(String name, String other) {}

  public SourceReading {
    windows = List.copyOf(windows);
    same = List.copyOf(same);
  }

  SourceReading with(List<Window> others) {
    return new SourceReading(sha256, model, others, same);
  }

  SourceReading withSame(List<Same> others) {
    return new SourceReading(sha256, model, windows, others);
  }
}
