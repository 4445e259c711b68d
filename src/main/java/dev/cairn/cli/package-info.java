/// The command line: one class per command; parsing, printing, exit codes, and no logic.
///
/// Arguments come in; text or one JSON object goes to standard output, progress and notes to
/// standard error, and an exit code out.
@NullMarked
package dev.cairn.cli;

import org.jspecify.annotations.NullMarked;
