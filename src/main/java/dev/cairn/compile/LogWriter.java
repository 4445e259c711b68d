package dev.cairn.compile;

/// Writes `log.md`: one entry per operation, newest last.
final class LogWriter {
  private static final String START =
      "---\n"
          + "type: log\n"
          + "title: \"Log\"\n"
          + "description: \"What happened in this wiki, newest last.\"\n"
          + "---\n\n"
          + "# Log\n";

  private LogWriter() {}

  /// The log with one more entry.
  ///
  /// @param log the log so far, empty where there is none
  /// @param date as an ISO date
  /// @param what one line, without the full stop
  static String with(String log, String date, String kind, String subject, String what) {
    String before = log.isEmpty() ? START : log.endsWith("\n") ? log : log + "\n";
    return before + "\n## [" + date + "] " + kind + " | " + subject + "\n\n" + what + ".\n";
  }
}
