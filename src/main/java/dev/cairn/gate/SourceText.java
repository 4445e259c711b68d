package dev.cairn.gate;

import dev.cairn.source.Injection;
import dev.cairn.source.Locator;
import dev.cairn.source.Passage;
import dev.cairn.source.Source;
import dev.cairn.text.QuoteMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a source in the form that quotations are looked up in. Immutable to its users; safe
/// for many threads.
public final class SourceText {
  private static final Pattern LINES =
      Pattern.compile("lines? ([0-9]{1,9})(?:\\s?[–-]\\s?([0-9]{1,9}))?");

  /// Where a quotation stands: the passages from `first` to `last`, both included.
  record Place(SourceText source, int first, int last) {

    /// What can be read there.
    List<Evidence> evidence() {
      List<Evidence> evidence = new ArrayList<>(last - first + 1);
      for (int i = first; i <= last; i++) {
        evidence.add(source.evidence(i));
      }
      return evidence;
    }

    /// Its place as a citation prints it.
    String locator() {
      return source.passages.get(first).locator().toString();
    }
  }

  private final List<Passage> passages;
  private final Evidence metadata;
  private final List<String> metadataValues;
  private final String text;
  private final int[] starts;
  private final boolean hasLines;
  private final List<Injection> injections;
  private final AtomicReferenceArray<Evidence> evidence;

  /// @param title the source's title, empty where it has none
  /// @param metadata what the source says of itself: author, date, address
  public SourceText(String title, Map<String, String> metadata, List<Passage> passages) {
    this(title, metadata, passages, List.of());
  }

  private SourceText(
      String title,
      Map<String, String> metadata,
      List<Passage> passages,
      List<Injection> injections) {
    this.injections = List.copyOf(injections);
    this.passages = List.copyOf(passages);
    this.metadataValues = List.copyOf(metadata.values());
    List<String> said = new ArrayList<>(metadataValues);
    said.add(title);
    this.metadata = Evidence.of(said);
    this.starts = new int[passages.size() + 1];
    StringBuilder joined = new StringBuilder();
    boolean lines = false;
    for (int i = 0; i < passages.size(); i++) {
      starts[i] = joined.length();
      String normal = QuoteMatcher.normalise(passages.get(i).text());
      joined.append(normal).append(normal.isEmpty() ? "" : " ");
      lines |= passages.get(i).locator() instanceof Locator.Lines;
    }
    starts[passages.size()] = joined.length();
    this.text = joined.toString();
    this.hasLines = lines;
    this.evidence = new AtomicReferenceArray<>(passages.size());
  }

  public static SourceText of(Source source) {
    return new SourceText(
        source.title(), source.metadata(), source.passages(), source.injections());
  }

  /// Where the quotation stands within what the locator names: in a text file the passages of the
  /// cited lines, elsewhere anywhere.
  Optional<Place> find(String quotation, String locator) {
    String wanted = QuoteMatcher.normalise(quotation);
    Matcher m = LINES.matcher(locator);
    if (!hasLines || !m.matches()) {
      return hasLines ? Optional.empty() : find(wanted, 0, text.length());
    }
    int from = Integer.parseInt(m.group(1));
    int to = m.group(2) == null ? from : Integer.parseInt(m.group(2));
    int first = -1;
    int last = -1;
    for (int i = 0; i < passages.size(); i++) {
      boolean cited =
          passages.get(i).locator() instanceof Locator.Lines(int a, int b) && a <= to && b >= from;
      first = cited && first < 0 ? i : first;
      last = cited ? i : last;
    }
    return first < 0 ? Optional.empty() : find(wanted, starts[first], starts[last + 1]);
  }

  /// Where the quotation stands first, wherever that is.
  Optional<Place> findAnywhere(String quotation) {
    return find(QuoteMatcher.normalise(quotation), 0, text.length());
  }

  private Optional<Place> find(String wanted, int from, int to) {
    int at = wanted.isEmpty() ? -1 : text.indexOf(wanted, from);
    return at < 0 || at + wanted.length() > to
        ? Optional.empty()
        : Optional.of(new Place(this, passageAt(at), passageAt(at + wanted.length() - 1)));
  }

  private int passageAt(int offset) {
    int i = Arrays.binarySearch(starts, 0, passages.size(), offset);
    if (i < 0) {
      return -i - 2;
    }
    while (i + 1 < passages.size() && starts[i + 1] == offset) {
      i++;
    }
    return i;
  }

  /// Whether the words stand in the source, one after the other.
  public boolean holds(String words) {
    return findAnywhere(words).isPresent();
  }

  /// Where the source reads like an instruction to a model.
  public List<Injection> injections() {
    return injections;
  }

  /// What the source says of itself.
  Evidence metadata() {
    return metadata;
  }

  /// Whether an address stands in the source literally: in its text, behind one of its links, or in
  /// its metadata.
  boolean mentions(String url) {
    if (text.contains(QuoteMatcher.normalise(url))
        || metadataValues.stream().anyMatch(v -> v.contains(url))) {
      return true;
    }
    return passages.stream()
        .flatMap(passage -> passage.marks().stream())
        .anyMatch(mark -> mark.target().equals(url));
  }

  private Evidence evidence(int i) {
    Evidence known = evidence.get(i);
    if (known != null) {
      return known;
    }
    List<String> said = new ArrayList<>(passages.get(i).headings());
    said.add(passages.get(i).text());
    Evidence read = Evidence.of(said);
    evidence.set(i, read); // two threads may both read it: they read the same
    return read;
  }
}
