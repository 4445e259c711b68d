/// The vault's format: paths, pages, front matter, links, citations, settings, and the changes that
/// one operation makes.
///
/// Bytes of files come in; immutable values go out, and back. A page that is parsed and printed
/// keeps every byte that nobody changed. This package reads the vault folder; it never writes below
/// `wiki/`.
@NullMarked
package dev.cairn.vault;

import org.jspecify.annotations.NullMarked;
