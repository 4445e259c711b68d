package dev.cairn.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Tells which extensions an index file has, without trusting itself to understand them.
///
/// JGit fails on a split index with a message about a path, so the question is asked beforehand.
/// The layout is that of git's gitformat-index(5), versions 2 to 4.
final class IndexFormat {
  private static final int HEADER = 12;
  private static final int CHECKSUM = 20;
  private static final int FLAGS = 60;
  private static final int EXTENDED = 0x4000;

  private IndexFormat() {}

  static Set<String> extensions(Path index) throws IOException {
    if (!Files.exists(index)) {
      return Set.of();
    }
    try (FileChannel channel = FileChannel.open(index)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return extensions(bytes);
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("the index " + index + " is damaged", e);
    }
  }

  private static Set<String> extensions(ByteBuffer bytes) {
    Set<String> found = new HashSet<>();
    if (bytes.limit() < HEADER + CHECKSUM) {
      return found;
    }
    int version = bytes.getInt(4);
    int at = HEADER;
    for (int left = bytes.getInt(8); left > 0; left--) {
      at = afterEntry(bytes, at, version);
    }
    while (at + 8 <= bytes.limit() - CHECKSUM) {
      byte[] name = new byte[4];
      bytes.get(at, name);
      found.add(new String(name, StandardCharsets.US_ASCII));
      at += 8 + Math.max(0, bytes.getInt(at + 4));
    }
    return found;
  }

  private static int afterEntry(ByteBuffer bytes, int start, int version) {
    boolean extended = version >= 3 && (bytes.getShort(start + FLAGS) & EXTENDED) != 0;
    int name = start + FLAGS + 2 + (extended ? 2 : 0);
    if (version >= 4) {
      while ((bytes.get(name) & 0x80) != 0) {
        name++;
      }
      name++;
    }
    int end = name;
    while (bytes.get(end) != 0) {
      end++;
    }
    return version >= 4 ? end + 1 : start + ((end - start + 8) / 8) * 8;
  }
}
