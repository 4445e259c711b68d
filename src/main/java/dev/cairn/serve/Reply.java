package dev.cairn.serve;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a command printed and how it ended.
public record Reply(int exit, byte[] out, byte[] err) {
  /// The most bytes that are taken from a server.
  private static final int MOST = 1 << 28;

  /// @param reply null for a command that is left to whoever asks
  static void write(@Nullable Reply reply, DataOutputStream out) throws IOException {
    out.writeByte(Request.VERSION);
    out.writeBoolean(reply != null);
    if (reply != null) {
      out.writeInt(reply.exit);
      out.writeInt(reply.out.length);
      out.write(reply.out);
      out.writeInt(reply.err.length);
      out.write(reply.err);
    }
  }

  static @Nullable Reply read(DataInputStream in) throws IOException {
    if (in.readUnsignedByte() != Request.VERSION || !in.readBoolean()) {
      return null;
    }
    return new Reply(in.readInt(), bytes(in), bytes(in));
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST) {
      throw new IOException("a reply of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
