/// How a vault's pages hang together: links, backlinks, wanted pages, orphans, ambiguous names, and
/// mentions that could be links.
///
/// A vault or its pages come in; an immutable graph goes out, built in one pass. Every page in it
/// is a markdown file outside `raw/`; what it points at may be any file of the vault. Nothing here
/// writes.
@NullMarked
package dev.cairn.graph;

import org.jspecify.annotations.NullMarked;
