package dev.cairn.maintain;

import dev.cairn.compile.SourceRecord;
import dev.cairn.source.Passage;
import dev.cairn.source.Reading;
import dev.cairn.source.SourceReader;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The passages of a vault's sources, read when first asked for, to find where a sentence stands.
final class SourcePassages {
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 60;

  /// Where a sentence stands.
  ///
  /// @param source the slug of the source's page
  /// @param quotation the source's words for it
  record Place(String source, String locator, String quotation) {}

  /// A passage that can be quoted.
  private record Quotable(String text, String locator) {}

  private final Vault vault;
  private final Map<String, List<Quotable>> passages = new HashMap<>();

  SourcePassages(Vault vault) {
    this.vault = vault;
  }

  /// The first place that holds the sentence word for word; how it begins, small or capital, and
  /// the full stop at its end are the page's own.
  ///
  /// @param slugs of the sources to look in, in this order
  Optional<Place> find(String sentence, Collection<String> slugs) throws IOException {
    String wanted = QuoteMatcher.normalise(sentence).replaceFirst("[.…]$", "");
    int words = QuoteMatcher.words(wanted);
    if (words < FEWEST_WORDS || words > MOST_WORDS) {
      return Optional.empty();
    }
    for (String slug : slugs) {
      for (Quotable passage : of(slug)) {
        int at = passage.text().indexOf(wanted.substring(1)) - 1;
        if (at >= 0 && isSameLetter(passage.text().charAt(at), wanted.charAt(0))) {
          String quotation = passage.text().substring(at, at + wanted.length());
          return Optional.of(new Place(slug, passage.locator(), quotation));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSameLetter(char one, char other) {
    return Character.toLowerCase(one) == Character.toLowerCase(other);
  }

  /// Whether a quotation is a sentence's own words, but for how it begins and ends.
  static boolean isSame(String quotation, String sentence) {
    return bare(quotation).equalsIgnoreCase(bare(sentence));
  }

  private static String bare(String text) {
    return QuoteMatcher.normalise(text).replaceFirst("[.…]$", "");
  }

  /// The citation of a place by the first number that is free on its page.
  static Citation citation(Place place, Collection<String> taken) {
    int number = 1;
    while (taken.contains(place.source() + "-" + number)) {
      number++;
    }
    return new Citation(
        place.source() + "-" + number, place.source(), place.locator(), place.quotation());
  }

  private List<Quotable> of(String slug) throws IOException {
    List<Quotable> known = passages.get(slug);
    if (known == null) {
      known = read(slug);
      passages.put(slug, known);
    }
    return known;
  }

  private List<Quotable> read(String slug) throws IOException {
    Optional<SourceRecord> record =
        vault.page(VaultPath.of(Vault.SOURCES + "/" + slug + ".md")).flatMap(SourceRecord::of);
    Optional<Content> raw = record.isEmpty() ? Optional.empty() : vault.read(record.get().raw());
    List<Quotable> found = new ArrayList<>();
    if (raw.isPresent()
        && SourceReader.read(record.get().raw().fileName(), raw.get().bytes())
            instanceof Reading.Read(var source)) {
      for (Passage passage : source.withoutInstructions().passages()) {
        switch (passage.kind()) {
          case PARAGRAPH, LIST_ITEM, QUOTE ->
              found.add(
                  new Quotable(
                      QuoteMatcher.normalise(passage.text()), passage.locator().toString()));
          case HEADING, TABLE_ROW, CODE -> {} // no prose
        }
      }
    }
    return found;
  }

  /// The slugs of the sources that a page rests on.
  static List<String> of(Page page) {
    List<String> slugs = new ArrayList<>();
    page.citations().forEach(citation -> add(citation.source().replaceFirst("^.*/", ""), slugs));
    page.front()
        .list("sources")
        .forEach(link -> add(link.replaceAll("^\\[\\[|(?:\\\\?\\|.*)?]]$", ""), slugs));
    return slugs;
  }

  private static void add(String slug, List<String> to) {
    if (!to.contains(slug)) {
      to.add(slug);
    }
  }
}
