/// Proposals to a person, and what comes of them: the one place where somebody decides what code
/// and models cannot.
///
/// What wants to be decided comes in as a [dev.cairn.review.Proposal] and becomes a page below
/// `wiki/reviews/` that people read and [dev.cairn.review.ProposalPage] reads back. An answer goes
/// out as a [dev.cairn.review.Ruling]: edits for the one door, with a line in
/// [dev.cairn.review.Decisions], which later runs heed. Nothing is written here.
@NullMarked
package dev.cairn.review;

import org.jspecify.annotations.NullMarked;
