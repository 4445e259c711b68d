/// Answers from a process that stays: a vault is followed while people work in it, its search index
/// is kept open and equal to the files, and other processes of the same user ask over a local
/// socket.
///
/// Nothing here is needed for an answer to be right. Where events are lost or cannot be had, all
/// files are looked at; where nobody listens, whoever asks searches for itself.
@NullMarked
package dev.cairn.serve;

import org.jspecify.annotations.NullMarked;
