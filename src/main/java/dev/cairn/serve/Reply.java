package dev.cairn.serve;

import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a command printed and how it ended, as `ask-watch.pl` reads it.
///
/// A byte with the version, and a byte that is 1 where there is an answer, else 0 and nothing
/// behind it; the exit code in four bytes; what goes to standard output and what goes to standard
/// error, each as the number of its bytes in four bytes and these. The high byte of a number comes
/// first.
public record Reply(int exit, byte[] out, byte[] err) {
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
}
