/// What a wiki is worth: whether it answers better than the raw notes, whether it can be trusted,
/// whether one finds one's way in it.
///
/// A vault comes in, read only, with the owner's questions; a [Scorecard] goes out. Plain code
/// computes it: the same files give the same numbers, and no model has a say. What is known of a
/// page depends on its own bytes and its sources, what is known of a question on the search index
/// and the question, so that after a change to some pages little has to be computed again.
@NullMarked
package dev.cairn.eval;

import org.jspecify.annotations.NullMarked;
