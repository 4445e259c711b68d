package dev.cairn.review;

import dev.cairn.text.Slug;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Something that a person is asked to decide.
///
/// @param id the page's basename, which names the matter and stays the same as long as it is open
/// @param title a question or a change, in a line
/// @param why what speaks for it, as markdown paragraphs
/// @param value from 0 to 100: how much an answer helps; the most valuable come first
/// @param basis stands for what the proposal rests on, as [#basis] makes it: while it is the same,
///   a rejected proposal is not made again
/// @param created the day on which it was first made, as an ISO date
/// @param updated the day on which it last changed
/// @param choices the ways to accept it; without any, it can only be rejected or answered by hand
public record Proposal(
    String id,
    Kind kind,
    String title,
    String why,
    int value,
    String basis,
    String created,
    String updated,
    List<Choice> choices) {
  private static final int BASIS_DIGITS = 12;

  public Proposal {
    if (!Slug.of(id).value().equals(id)) {
      throw new IllegalArgumentException("not a slug: '" + id + "'");
    }
    title = title.replaceAll("\\s+", " ").strip();
    why = why.strip();
    value = Math.clamp(value, 0, 100);
    choices = List.copyOf(choices);
  }

  /// A proposal of today.
  ///
  /// @param name what it is about; becomes the page's name
  public static Proposal of(
      Kind kind,
      String name,
      String title,
      String why,
      int value,
      String basis,
      String today,
      List<Choice> choices) {
    String id = Slug.of(name).value();
    return new Proposal(id, kind, title, why, value, basis, today, today, choices);
  }

  /// What stands for the things that a proposal rests on: sentences, hashes, names.
  public static String basis(List<String> things) {
    byte[] all = String.join("\n", things).getBytes(StandardCharsets.UTF_8);
    return Sha256.of(all).hex().substring(0, BASIS_DIGITS);
  }

  public VaultPath path() {
    return VaultPath.of(Vault.REVIEWS + "/" + id + ".md");
  }
}
