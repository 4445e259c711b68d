package dev.cairn.compile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Bytes for the store: numbers of variable length, seven bits a byte, and texts behind their
/// length.
final class Packed {
  private Packed() {}

  /// Writes.
  static final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Out number(int value) {
      int rest = value;
      while ((rest & ~0x7F) != 0) {
        bytes.write((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      bytes.write(rest);
      return this;
    }

    Out text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      bytes.writeBytes(utf8);
      return this;
    }

    Out texts(List<String> texts) {
      number(texts.size());
      texts.forEach(this::text);
      return this;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }

  /// Reads what [Out] wrote, in the same order.
  static final class In {
    private final byte[] bytes;
    private int at;

    In(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean isAtEnd() {
      return at == bytes.length;
    }

    int number() {
      int value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = bytes[at++];
        value |= (b & 0x7F) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }

    String text() {
      int length = number();
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }

    List<String> texts() {
      return list(In::text);
    }

    <T> List<T> list(Function<In, T> item) {
      int size = number();
      List<T> list = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        list.add(item.apply(this));
      }
      return list;
    }
  }
}
