/// Raw files to text that can be cited: one reader per format, passages with the place where each
/// stands.
///
/// The bytes of a file come in; a [dev.cairn.source.Source] or the reason for refusing it goes out.
/// Reading depends on the bytes and the file's name alone, ends in bounded time and memory whatever
/// the bytes are, and never follows anything that they say.
@NullMarked
package dev.cairn.source;

import org.jspecify.annotations.NullMarked;
