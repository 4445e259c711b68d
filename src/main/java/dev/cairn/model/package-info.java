/// Models: the only package that talks to one, and the only one that opens connections.
///
/// [EmbeddingSettings] says which model makes vectors of texts and where it is reached;
/// [EmbeddingClient] asks it. The classes of the library below, LangChain4j, load with the first
/// call and not before.
@NullMarked
package dev.cairn.model;

import org.jspecify.annotations.NullMarked;
