/// The search index: words of pages and raw files, kept equal to the files, asked by anybody who
/// looks for something.
///
/// A document is a section of a page or a few neighbouring passages of a raw file, so that a hit
/// says where in the file to look; hits are grouped by file. Beside them stands one document per
/// file that says what the index has seen of it, so that what the index holds and what it claims to
/// hold are one commit. The index lies in `.cairn/index`, is never a place of truth, and is made
/// again at any doubt. One process writes at a time; readers see the last commit.
@NullMarked
package dev.cairn.search;

import org.jspecify.annotations.NullMarked;
