/// How a vault's pages hang together, and which mentions could be links.
///
/// [LinkGraph] knows each link with its words: backlinks, wanted pages, orphans, ambiguous names.
/// [LinkNetwork] knows which page links to which, by number and in little memory, and is what is
/// computed with: [Ranking], [Communities], [Nearness], [Trail], [Reach]. A [Chart] is what is
/// shown of it, as a picture or in the formats of other programs.
///
/// A vault or its pages come in; immutable values go out. Every page is a markdown file outside
/// `raw/`; what it links to in a [LinkGraph] may be any file of the vault. JGraphT is known here
/// only. Nothing here writes.
@NullMarked
package dev.cairn.graph;

import org.jspecify.annotations.NullMarked;
