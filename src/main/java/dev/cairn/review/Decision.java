package dev.cairn.review;

import dev.cairn.vault.VaultPath;
import java.util.List;

/// An answer that was given to a proposal, or the lack of one.
///
/// @param date an ISO date
/// @param id the proposal's
/// @param basis the proposal's: what it rested on
/// @param title the proposal's
/// @param pages those that the proposal was about
/// @param reason in a person's words; empty where none was given
public record Decision(
    String date,
    Outcome outcome,
    String id,
    String basis,
    List<VaultPath> pages,
    String title,
    String reason) {

  /// What became of a proposal.
  public enum Outcome {
    ACCEPTED,
    REJECTED,
    /// Nobody answered in time, or the pages that it was about are no longer what they were.
    EXPIRED
  }

  public Decision {
    pages = List.copyOf(pages);
    title = oneLine(title).replace('|', '/');
    reason = oneLine(reason);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
