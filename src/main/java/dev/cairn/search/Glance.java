package dev.cairn.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What another program saw of the vault's files: a number that is another one when any file has
/// come, gone or changed. Two numbers can only be compared; what they are made of is that program's
/// affair. The launcher has one made while the JVM is still starting.
public interface Glance {
  /// Nobody has looked.
  Glance NONE =
      new Glance() {
        @Override
        public @Nullable Long number() {
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
  @Nullable Long number() throws IOException;

  /// Whether the files have been looked at, so that nobody has to wait.
  boolean isTaken();
}
