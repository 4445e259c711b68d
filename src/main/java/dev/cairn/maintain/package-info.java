/// The nightly run: when it starts, and what it keeps its hands off.
///
/// A [dev.cairn.maintain.NightlyCall] says which command is to run at which time;
/// [dev.cairn.maintain.Scheduler] hands it to what the system has for that, and takes it back.
/// [dev.cairn.maintain.BeingEdited] tells which pages somebody is at work on.
@NullMarked
package dev.cairn.maintain;

import org.jspecify.annotations.NullMarked;
