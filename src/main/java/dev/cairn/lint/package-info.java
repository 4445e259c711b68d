/// What is wrong with a vault as it stands, and the repairs that are safe.
///
/// The vault's files come in, each read once; findings ordered by place go out, and edits for those
/// that have exactly one safe repair. Nothing here writes: the edits go through the gate like any
/// other.
@NullMarked
package dev.cairn.lint;

import org.jspecify.annotations.NullMarked;
