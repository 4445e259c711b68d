package dev.cairn.serve;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A command that another process was called with, as `ask-watch.pl` sends it.
///
/// A byte with the version; the arguments, as a number of two bytes and that many texts; the
/// folder, a text; a byte that is 1 for a terminal, else 0; the variables, as a number of two bytes
/// and twice that many texts, each name before its value. A text is the number of its bytes in two
/// bytes and these, in UTF-8. The high byte of a number comes first.
///
/// @param arguments as they stood on its command line
/// @param folder its working folder
/// @param terminal whether a person looks at what it prints
/// @param environment the variables that may matter
public record Request(
    String[] arguments, String folder, boolean terminal, Map<String, String> environment) {
  /// Of what is sent either way. Changes with whatever changes there.
  static final int VERSION = 2;

  private static final int MOST = 10_000;

  /// @throws IOException also where it is of another version
  static Request read(DataInputStream in) throws IOException {
    if (in.readUnsignedByte() != VERSION) {
      throw new IOException("a request of another version of Cairn");
    }
    String[] arguments = new String[count(in)];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = text(in);
    }
    String folder = text(in);
    boolean terminal = in.readBoolean();
    Map<String, String> environment = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      environment.put(text(in), text(in));
    }
    return new Request(arguments, folder, terminal, environment);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(in.readUnsignedShort());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    if (count > MOST) {
      throw new IOException("a request of " + count + " words");
    }
    return count;
  }
}
