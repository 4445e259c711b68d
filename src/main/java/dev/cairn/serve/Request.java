package dev.cairn.serve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A command that another process was called with.
///
/// @param arguments as they stood on its command line
/// @param folder its working folder
/// @param terminal whether a person looks at what it prints
/// @param environment the variables that may matter
public record Request(
    String[] arguments, String folder, boolean terminal, Map<String, String> environment) {
  /// Of what is sent either way. Changes with whatever changes there.
  static final int VERSION = 1;

  private static final int MOST = 10_000;

  void writeTo(DataOutputStream out) throws IOException {
    out.writeByte(VERSION);
    out.writeShort(arguments.length);
    for (String argument : arguments) {
      out.writeUTF(argument);
    }
    out.writeUTF(folder);
    out.writeBoolean(terminal);
    out.writeShort(environment.size());
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      out.writeUTF(variable.getKey());
      out.writeUTF(variable.getValue());
    }
  }

  /// @throws IOException also where it is of another version
  static Request read(DataInputStream in) throws IOException {
    if (in.readUnsignedByte() != VERSION) {
      throw new IOException("a request of another version of Cairn");
    }
    String[] arguments = new String[count(in)];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = in.readUTF();
    }
    String folder = in.readUTF();
    boolean terminal = in.readBoolean();
    Map<String, String> environment = new LinkedHashMap<>();
    for (int left = count(in); left > 0; left--) {
      environment.put(in.readUTF(), in.readUTF());
    }
    return new Request(arguments, folder, terminal, environment);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    if (count > MOST) {
      throw new IOException("a request of " + count + " words");
    }
    return count;
  }
}
