package dev.cairn.compile;

import dev.cairn.compile.NameUse.Role;
import java.util.LinkedHashMap;
import java.util.Map;

/// The names that one source uses, and how, in the few bytes that the store keeps. As objects those
/// of a thousand sources would take a hundred megabytes.
final class PackedNames {
  private final byte[] bytes;

  PackedNames(byte[] bytes) {
    this.bytes = bytes;
  }

  static PackedNames of(Map<String, NameUse> names) {
    Packed.Out out = new Packed.Out();
    names.forEach((key, use) -> {
      out.text(key).number(use.marks()).number(use.roles().size());
      use.roles().forEach(role -> out.number(role.statement()).number(role.score()));
    });
    return new PackedNames(out.bytes());
  }

  byte[] bytes() {
    return bytes;
  }

  /// The uses by key, in the order in which they were packed.
  Map<String, NameUse> names() {
    Map<String, NameUse> names = new LinkedHashMap<>();
    Packed.In in = new Packed.In(bytes);
    while (!in.isAtEnd()) {
      String key = in.text();
      int marks = in.number();
      names.put(
          key, new NameUse(marks, in.list(roles -> new Role(roles.number(), roles.number()))));
    }
    return names;
  }
}
