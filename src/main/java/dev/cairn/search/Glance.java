package dev.cairn.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What another program saw of the vault's files. The launcher has one taken while the JVM is still
/// starting.
public interface Glance {
  /// Nobody has looked.
  Glance NONE =
      new Glance() {
        @Override
        public @Nullable FileList list() {
          return null;
        }

        @Override
        public boolean isTaken() {
          return true;
        }
      };

  /// Waits until the files have been looked at.
  ///
  /// @return null where nobody could look
  @Nullable FileList list() throws IOException;

  /// Whether the files have been looked at, so that nobody has to wait.
  boolean isTaken();
}
