package dev.cairn.review;

import java.util.List;

/// One way to accept a proposal.
///
/// @param label what it comes to, in a line
/// @param steps all of it; done together or not at all
public record Choice(String label, List<Step> steps) {
  public Choice {
    label = label.replaceAll("\\s+", " ").strip();
    steps = List.copyOf(steps);
  }
}
