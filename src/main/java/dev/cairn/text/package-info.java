/// Strings, and nothing else: normalising, sentences, language, slugs, names, dates and quotation
/// matching.
///
/// What comes in is text; what goes out is text with offsets into what came in. Nothing here reads
/// a file, knows the vault or depends on the locale, the time zone or the clock of the machine.
@NullMarked
package dev.cairn.text;

import org.jspecify.annotations.NullMarked;
