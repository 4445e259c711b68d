package dev.cairn.compile;

import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Page;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.List;
import java.util.Optional;

/// What the vault holds about one source beside the raw file itself, as its source page records it.
///
/// @param slug the source page's slug, which a revision keeps
/// @param raw the raw file that counts now
/// @param ingested the day on which that file came, as an ISO date
/// @param created the day on which the first version came
/// @param earlier the raw files of the versions before, oldest first
/// @param origin the name of the file that was taken in, empty where it was found in raw/
public record SourceRecord(
    String slug,
    VaultPath raw,
    Sha256 sha256,
    String ingested,
    String created,
    List<String> earlier,
    String origin) {

  public SourceRecord {
    earlier = List.copyOf(earlier);
  }

  public VaultPath page() {
    return VaultPath.of(Vault.SOURCES + "/" + slug + ".md");
  }

  /// The record that a source page holds; empty where it holds none that can be read.
  public static Optional<SourceRecord> of(Page page) {
    FrontMatter front = page.front();
    Optional<String> raw = front.get("raw").map(SourceRecord::unlinked);
    Optional<String> sha = front.get("sha256").filter(hex -> hex.matches("[0-9a-f]{64}"));
    Optional<String> ingested = front.get("ingested");
    if (!page.type().equals("source") || raw.isEmpty() || sha.isEmpty() || ingested.isEmpty()) {
      return Optional.empty();
    }
    List<String> earlier = front.list("revises").stream().map(SourceRecord::unlinked).toList();
    return Optional.of(
        new SourceRecord(
            page.path().basename(),
            VaultPath.of(raw.get()),
            new Sha256(sha.get()),
            ingested.get(),
            front.get("created").orElse(ingested.get()),
            earlier,
            front.get("origin").orElse("")));
  }

  private static String unlinked(String link) {
    String inside =
        link.startsWith("[[") && link.endsWith("]]") ? link.substring(2, link.length() - 2) : link;
    int bar = inside.indexOf('|');
    return bar < 0 ? inside : inside.substring(0, bar);
  }
}
