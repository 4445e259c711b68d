/// Models: the only package that talks to one, and the only one that opens connections.
///
/// A [Prompt] goes into a [Chat], an [Answer] comes out; nobody outside sees a provider, its
/// library or its wire. [Models] makes the chat from the vault's settings, the environment and
/// flags: which model does which [Task], under which [Budget]. Every call is booked in the [Ledger]
/// before its answer is used, an answer that was paid for is kept in the [AnswerCache], and what a
/// vault's settings could make run or send elsewhere counts only after [Trust]. The classes of the
/// library below, LangChain4j, load with the first call and not before.
///
/// [EmbeddingSettings] says which model makes vectors of texts and where it is reached;
/// [EmbeddingClient] asks it.
@NullMarked
package dev.cairn.model;

import org.jspecify.annotations.NullMarked;
