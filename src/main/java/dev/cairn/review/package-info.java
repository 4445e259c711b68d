/// Proposals to a person, and what comes of them: the one place where somebody decides what code
/// and models cannot.
///
/// What wants to be decided comes in as a [dev.cairn.review.Proposal] and becomes a page below
/// `wiki/reviews/` that people read and [dev.cairn.review.ProposalPage] reads back. An answer goes
/// out as a [dev.cairn.review.Ruling]: edits for the one door, with a line in
/// [dev.cairn.review.Decisions], which later runs heed. Nothing is written here.
///
/// Whoever has something to ask, in whatever package:
///
/// 1. makes a proposal with [dev.cairn.review.Proposal#of]: its name stays the same as long as the
///    matter does, its basis changes when an old answer should no longer count, and its choices
///    hold a [dev.cairn.review.Step] for each page that accepting changes;
/// 2. gives all of them to [dev.cairn.review.Reviews#propose] at once, which keeps the most
///    valuable that there is room for and drops what is open or settled;
/// 3. hands the ruling that comes back to whoever carries rulings out.
///
/// Whoever writes pages asks [dev.cairn.review.Decisions#rejectedAbout] first.
@NullMarked
package dev.cairn.review;

import org.jspecify.annotations.NullMarked;
