package dev.cairn.gate;

import java.util.List;

/// A rule that is checked on one page at a time.
@FunctionalInterface
interface PageCheck {

  /// Adds to `violations` what is wrong with the page.
  void check(CitedPage page, List<Violation> violations);
}
