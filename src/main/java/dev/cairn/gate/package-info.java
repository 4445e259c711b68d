/// The one door to the wiki: checks that every change passes before it can land.
///
/// Changes come in; either [dev.cairn.gate.Verified] goes out, the only thing that history accepts,
/// or the list of violations, each with page, line and sentence. No model and no network takes
/// part.
@NullMarked
package dev.cairn.gate;

import org.jspecify.annotations.NullMarked;
