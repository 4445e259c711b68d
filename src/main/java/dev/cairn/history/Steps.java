package dev.cairn.history;

import java.io.IOException;

/// Hears of every step that changes the disk, before the first and after each. A step that throws
/// stands for a disk that fails there, one that does not return for a process killed there.
interface Steps {
  Steps UNHEARD = step -> {};

  void reached(String step) throws IOException;
}
