/// Questions to answers: finds what the vault has on a question, puts it together with verified
/// citations, or says that the wiki does not know, and files an answer that is worth keeping.
///
/// In come a question, the search index and the vault's files; out goes an [dev.cairn.ask.Answer],
/// each sentence of which has passed the gate's checks. Only sources are evidence, and in a vault
/// that has not ingested them a person's own notes; never a saved answer. With a model the model
/// words the answer and code keeps the books; without one the sentences are the sources' own.
@NullMarked
package dev.cairn.ask;

import org.jspecify.annotations.NullMarked;
