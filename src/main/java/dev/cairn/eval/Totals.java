package dev.cairn.eval;

import java.util.SortedMap;

/// What a wiki comes to, counted over all its pages.
///
/// @param pages without lists and reviews
/// @param topics concepts and entities
/// @param words of topics and saved answers
/// @param claims distinct verified quotations
/// @param superseded citations of sources that others have replaced
/// @param unchecked pages that no check holds to account, for a person wrote them
/// @param open disagreements of sources that nobody has decided, each once
/// @param sources raw files that count
/// @param unreflected those of them that no page cites
/// @param links that do not stand in footnotes
/// @param judged those of them on topics, each once for each page, target and text
/// @param imprecise those of the judged that lead nowhere, whose text is no name of the target, or
///   that stand in a bare list
/// @param wanted names that at least two links want a page for
/// @param demand the links that do
/// @param orphans topics that no page but lists and source pages links to
/// @param duplicates topics that seem to be about the same as another
/// @param unreachable pages to which no links lead from the index
/// @param clicks mean number of links from the index to the others
/// @param copies topics that repeat a source: more than half of their words
/// @param writers pages by who wrote them
record Totals(
    int pages,
    int topics,
    int words,
    int claims,
    int citations,
    int unverified,
    int cited,
    int ungrounded,
    int uncited,
    int superseded,
    int unchecked,
    int open,
    int decided,
    int sources,
    int unreflected,
    int links,
    int broken,
    int ambiguous,
    int judged,
    int imprecise,
    int wanted,
    int demand,
    int orphans,
    int duplicates,
    int oversized,
    int stubs,
    int unreachable,
    double clicks,
    int copies,
    int copied,
    SortedMap<String, Integer> writers) {}
