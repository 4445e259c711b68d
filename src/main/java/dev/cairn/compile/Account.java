package dev.cairn.compile;

import java.util.List;

/// What a model made of a source: the names that it speaks of, what it says in short, and which of
/// its statements are worth keeping. Every word that is the source's own was found there by code.
///
/// @param model as a page's `written-by` names it
/// @param gist what the source says, in the model's own sentences
/// @param claims the numbers of the statements that the model chose
/// @param unread the numbers of the passages that the model gave no usable account of
public record Account(
    String model, List<Named> names, List<Gist> gist, List<Integer> claims, List<Integer> unread) {

  /// A thing that the source speaks of.
  ///
  /// @param key the name's key
  /// @param name as the source writes it
  /// @param main whether the source has something to say of it, rather than mention it
  record Named(String key, String name, Topic.Kind kind, boolean main) {}

  /// A sentence about the source.
  ///
  /// @param statements the numbers of the statements that it rests on
  public record Gist(String text, List<Integer> statements) {
    public Gist {
      statements = List.copyOf(statements);
    }
  }

  /// The things that the source has something to say of.
  public List<String> mainNames() {
    return names.stream().filter(Named::main).map(Named::name).toList();
  }

  public Account {
    names = List.copyOf(names);
    gist = List.copyOf(gist);
    claims = List.copyOf(claims);
    unread = List.copyOf(unread);
  }
}
