package dev.cairn.serve;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks the process that follows a vault. Written with few and plain classes: loading them is most
/// of what an answer costs.
public final class LocalClient {
  /// The path of a socket may be 104 bytes long on some systems, with a byte for its end.
  private static final int LONGEST = 100;

  private static final long PATIENCE_MILLIS = 2_000;

  private LocalClient() {}

  /// Where the server of a vault listens: in the vault, or for a vault with a long path in the
  /// folder for such things.
  static Path socket(String root) {
    String inside = root.concat("/.cairn/serve.sock");
    if (inside.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return Path.of(inside);
    }
    String place = System.getenv("XDG_RUNTIME_DIR");
    if (place == null || place.isEmpty()) {
      place = System.getProperty("java.io.tmpdir");
    }
    UUID name = UUID.nameUUIDFromBytes(root.getBytes(StandardCharsets.UTF_8));
    return Path.of(place, "cairn-" + System.getProperty("user.name"), name + ".sock");
  }

  static boolean isOwn(Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
            .getName()
            .equals(System.getProperty("user.name"));
  }

  /// Has the server of a vault carry a command out.
  ///
  /// @param root the vault's folder, without links
  /// @return null where there is no server, or it does not answer: whoever asks does it itself
  public static @Nullable Reply ask(String root, Request request) {
    try {
      Path socket = socket(root);
      if (!Files.exists(socket) || !socket.startsWith(root) && !isOwn(socket.resolveSibling(""))) {
        return null;
      }
      try (SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        Impatience impatience = new Impatience(server);
        impatience.start();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.writeTo(new DataOutputStream(bytes));
        ByteBuffer sent = ByteBuffer.wrap(bytes.toByteArray());
        while (sent.hasRemaining()) {
          server.write(sent);
        }
        return Reply.read(new DataInputStream(Channels.newInputStream(server)));
      }
    } catch (IOException e) {
      return null; // refused, too slow, or ended while it answered
    }
  }

  /// Hangs up on a server that takes too long.
  private static final class Impatience extends Thread {
    private final SocketChannel server;

    Impatience(SocketChannel server) {
      this.server = server;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        sleep(PATIENCE_MILLIS);
        server.close();
      } catch (InterruptedException | IOException e) {
        return; // nobody waits any more
      }
    }
  }
}
