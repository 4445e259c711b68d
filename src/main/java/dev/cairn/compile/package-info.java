/// The compiler: what sources say, which pages that makes, and the edits that bring the wiki there.
///
/// Sources come in and are digested one by one ([Extractor] to [Digest]); names that mean one thing
/// are brought together over all sources ([Resolver]); every page is a function of the digests that
/// bear on it ([TopicWriter], [SourceWriter]), so that a change of one source touches the pages
/// that it bears on and no others, in whatever order sources come. [Ingest] runs one operation from
/// raw files to a commit.
@NullMarked
package dev.cairn.compile;

import org.jspecify.annotations.NullMarked;
