/// Git as the vault's journal: what was, who wrote it, and the only way anything lands in the wiki.
///
/// Wanted edits come in and meet what people made of the files
/// ([dev.cairn.history.History#prepare]); changes that passed the gate go out as one commit and one
/// set of files, whole or not at all, wherever the process is killed. The person's index,
/// uncommitted words and locks are never touched. JGit is used nowhere else.
@NullMarked
package dev.cairn.history;

import org.jspecify.annotations.NullMarked;
