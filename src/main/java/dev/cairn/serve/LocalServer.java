package dev.cairn.serve;

import dev.cairn.vault.Vault;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers commands for a vault over a socket that only its owner can use.
///
/// A lock says that a vault has a server: the system gives it back when the process ends, however
/// it ends, so a socket that is found by the holder of the lock is one of a server that was killed.
public final class LocalServer implements Closeable {
  /// The path of a socket may be 104 bytes long on some systems, with a byte for its end.
  private static final int LONGEST = 100;

  private final FileChannel lock;
  private final ServerSocketChannel server;
  private final Path socket;

  /// Tells the launcher which process answers, and at which socket.
  private final Path pid;

  /// Carries out what is asked for.
  @FunctionalInterface
  public interface Handler {
    /// @return null where whoever asks had better do it
    @Nullable Reply reply(Request request);
  }

  private LocalServer(FileChannel lock, ServerSocketChannel server, Path socket, Path pid) {
    this.lock = lock;
    this.server = server;
    this.socket = socket;
    this.pid = pid;
  }

  /// Begins to answer, each request in a thread of its own.
  ///
  /// @return null where another process does that for this vault
  public static @Nullable LocalServer start(Vault vault, Handler handler) throws IOException {
    FileChannel lock = lock(WarmIndex.folder(vault));
    if (lock == null) {
      return null;
    }
    try {
      Path socket = socketOf(vault);
      if (!socket.startsWith(vault.root())) {
        makePrivate(socket.resolveSibling(""));
      }
      Files.deleteIfExists(socket);
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(socket));
      Path pid = WarmIndex.folder(vault).resolve("pid");
      LocalServer server = new LocalServer(lock, channel, socket, pid);
      if (hasPermissions(socket)) {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(pid, ProcessHandle.current().pid() + "\n" + socket + "\n");
      Thread.ofPlatform().daemon().name("local-server").start(() -> server.listen(handler));
      return server;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// @return null where another process holds it
  private static @Nullable FileChannel lock(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel file =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = file.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null; // this process itself
    }
    if (held == null) {
      file.close();
      return null;
    }
    return file;
  }

  /// In the vault, or for a vault with a long path in the folder for such things.
  private static Path socketOf(Vault vault) {
    Path inside = vault.derived().resolve("serve.sock");
    if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return inside;
    }
    String place = System.getenv("XDG_RUNTIME_DIR");
    if (place == null || place.isEmpty()) {
      place = System.getProperty("java.io.tmpdir");
    }
    UUID name = UUID.nameUUIDFromBytes(vault.root().toString().getBytes(StandardCharsets.UTF_8));
    return Path.of(place, "cairn-" + System.getProperty("user.name"), name + ".sock");
  }

  private static boolean isOwn(Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
            .getName()
            .equals(System.getProperty("user.name"));
  }

  /// A folder outside of the vault lies where others may write too.
  private static void makePrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder);
      if (hasPermissions(folder)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
    if (!isOwn(folder)) {
      throw new IOException(
          folder + " belongs to somebody else; set XDG_RUNTIME_DIR to a folder" + " of your own");
    }
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private void listen(Handler handler) {
    try {
      while (true) {
        SocketChannel caller = server.accept();
        Thread.ofVirtual().start(() -> answer(caller, handler));
      }
    } catch (ClosedChannelException e) {
      return; // we were closed
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void answer(SocketChannel caller, Handler handler) {
    try (caller) {
      Request request = Request.read(new DataInputStream(Channels.newInputStream(caller)));
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(caller)));
      Reply.write(handler.reply(request), out);
      out.flush();
    } catch (IOException e) {
      return; // whoever asked has gone, or speaks another version, and helps itself
    }
  }

  @Override
  public void close() throws IOException {
    try (lock;
        server) {
      if (lock.isOpen()) {
        Files.deleteIfExists(pid);
        Files.deleteIfExists(socket);
      }
    }
  }
}
