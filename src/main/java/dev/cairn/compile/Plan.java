package dev.cairn.compile;

import dev.cairn.compile.Compiler.Arrival;
import dev.cairn.compile.Report.SourceReport;
import dev.cairn.gate.Allowance;
import dev.cairn.history.Trailer;
import dev.cairn.vault.Edit;
import dev.cairn.vault.VaultPath;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an operation does to the sources.
///
/// @param kind the command's word
/// @param gone slugs of the sources that go, or come anew with `arrivals`
/// @param rawEdits what happens below `raw/` and `readings/`, and to pages that are not compiled
/// @param trailers more lines for the commit
/// @param authored what pages that models wrote shall say again, by path; empty where they were not
///   there
/// @param fromNothing whether all that the compiler knows is worked out anew from `arrivals`
/// @param taken folded basenames of the pages that come below `raw/`
record Plan(
    String kind,
    List<Arrival> arrivals,
    List<String> gone,
    List<Edit> rawEdits,
    Set<String> taken,
    Allowance allowance,
    List<SourceReport> reports,
    List<Trailer> trailers,
    Map<VaultPath, String> authored,
    boolean fromNothing) {

  /// A plan that leaves the texts of models' pages alone.
  Plan(
      String kind,
      List<Arrival> arrivals,
      List<String> gone,
      List<Edit> rawEdits,
      Set<String> taken,
      Allowance allowance,
      List<SourceReport> reports,
      List<Trailer> trailers,
      boolean fromNothing) {
    this(
        kind, arrivals, gone, rawEdits, taken, allowance, reports, trailers, Map.of(), fromNothing);
  }
}
