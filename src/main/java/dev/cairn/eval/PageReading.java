package dev.cairn.eval;

import dev.cairn.compile.SourceRecord;
import dev.cairn.lint.PageFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a page of the wiki adds to the score: it rests on the page's own bytes and the sources that
/// it cites, on no other page.
///
/// @param writer who wrote it, as its front matter says; empty where it does not
/// @param words that a reader sees, without footnotes
/// @param copied of these, how many stand in runs that the source has just so
/// @param citations the footnotes it defines
/// @param unverified those of them that prove nothing
/// @param cited the sentences that rest on a citation
/// @param ungrounded those of them with a number, date or name that the cited passage does not have
/// @param uncited the sentences that state something without a citation
/// @param links in the order of the page, links out of the vault left out
/// @param disagreements the titles of its callouts of sources that disagree, each with whether a
///   person has decided
/// @param claims what it quotes of its sources, hashed, each once
/// @param sources the names of the sources it cites, with how often
/// @param record what the page says of its source, where it is the page of one
/// @param superseded whether it is the page of a source that another has replaced
record PageReading(
    PageFacts facts,
    String writer,
    int words,
    int copied,
    int citations,
    int unverified,
    int cited,
    int ungrounded,
    int uncited,
    List<Outgoing> links,
    Map<String, Boolean> disagreements,
    Set<Long> claims,
    Map<String, Integer> sources,
    Optional<SourceRecord> record,
    boolean superseded) {

  /// A link of the page.
  ///
  /// @param target what it points at, as it is written
  /// @param text the key of what a reader sees of it
  /// @param said whether it stands in words that say something, not in a bare list
  /// @param citation whether it stands in a footnote
  record Outgoing(String target, String text, boolean said, boolean citation) {}

  PageReading {
    links = List.copyOf(links);
    disagreements = Map.copyOf(disagreements);
    claims = Set.copyOf(claims);
    sources = Map.copyOf(sources);
  }
}
