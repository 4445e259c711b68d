package dev.cairn.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A contradiction as a page shows it: what differs, the sides, the verdict.
///
/// @param start the number of its first line, from 0
/// @param length the number of its lines
/// @param subject what is in question, such as `May 1889 or May 1890`
/// @param sides the sentences with their citations
/// @param verdict what follows `verdict:`
public record Callout(int start, int length, String subject, List<String> sides, String verdict) {
  private static final Pattern TITLE = Pattern.compile("> \\[!\\w+] Sources disagree:(.*)");
  private static final Pattern SIDE = Pattern.compile("> [-*] (.+)");
  private static final Pattern VERDICT = Pattern.compile("> ?verdict:(.*)");
  private static final Pattern LABEL = Pattern.compile("\\[\\^([^\\]\\s]+)]");
  private static final Pattern LINK = Pattern.compile("\\[\\[(?:[^\\]|]*\\|)?([^\\]|]*)]]");
  private static final Pattern BETWEEN = Pattern.compile(" or |, not ");

  /// The callouts of a page, in order.
  public static List<Callout> of(String page) {
    List<String> lines = page.lines().toList();
    List<Callout> callouts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher title = TITLE.matcher(lines.get(i));
      if (title.matches()) {
        int end = i + 1;
        while (end < lines.size() && lines.get(end).startsWith(">") && !isTitle(lines.get(end))) {
          end++;
        }
        callouts.add(of(i, title.group(1).strip(), lines.subList(i + 1, end)));
        i = end - 1;
      }
    }
    return callouts;
  }

  private static boolean isTitle(String line) {
    return TITLE.matcher(line).matches();
  }

  private static Callout of(int start, String subject, List<String> below) {
    List<String> sides = new ArrayList<>();
    String verdict = "open";
    for (String line : below) {
      Matcher side = SIDE.matcher(line);
      Matcher said = VERDICT.matcher(line);
      if (side.matches()) {
        sides.add(side.group(1));
      } else if (said.matches()) {
        verdict = said.group(1).strip();
      }
    }
    return new Callout(start, 1 + below.size(), subject, sides, verdict);
  }

  /// Whether a person has settled it.
  public boolean isDecided() {
    return !verdict.isEmpty() && !verdict.toLowerCase(java.util.Locale.ROOT).startsWith("open");
  }

  Callout decided(String by) {
    return new Callout(start, length, subject, sides, by);
  }

  /// Whether both are about one fact: the same values stand against each other, or the same
  /// sentences.
  boolean isAbout(Callout other) {
    return values().equals(other.values()) || sentences().equals(other.sentences());
  }

  private Set<String> values() {
    return BETWEEN.splitAsStream(subject).map(String::strip).collect(Collectors.toSet());
  }

  private Set<String> sentences() {
    Set<String> sentences = new HashSet<>();
    sides.forEach(side -> sentences.add(sentence(side)));
    return sentences;
  }

  /// A side without its citations and links.
  static String sentence(String side) {
    return LINK.matcher(LABEL.matcher(side).replaceAll("")).replaceAll("$1").strip();
  }

  /// What is the same on each page that shows this contradiction, and changes with what the sources
  /// say.
  String basis() {
    List<String> rests = new ArrayList<>(sentences());
    rests.addAll(labels());
    rests.sort(null);
    return Proposal.basis(rests);
  }

  /// The labels of all that it cites.
  public List<String> labels() {
    return sides.stream().flatMap(Callout::labels).toList();
  }

  private static Stream<String> labels(String side) {
    return LABEL.matcher(side).results().map(m -> m.group(1));
  }

  String source(int side) {
    return sourceOf(sides.get(side));
  }

  /// The slug of the source that a side cites first; empty where it cites none.
  static String sourceOf(String side) {
    return labels(side).findFirst().map(label -> label.replaceFirst("-\\d+$", "")).orElse("");
  }

  /// The side that the verdict names: by its source, else by words that only that side has.
  private Optional<Integer> standing() {
    String named = verdict.replaceFirst("(?s)[,;:].*", "").strip();
    List<Integer> bySource = new ArrayList<>();
    List<Integer> byWords = new ArrayList<>();
    String wanted = named.replaceAll("[\\[\\]]", "").replaceFirst("\\|.*", "");
    for (int i = 0; i < sides.size(); i++) {
      if (!source(i).isEmpty() && wanted.contains(source(i))) {
        bySource.add(i);
      }
      if (!wanted.isEmpty() && sentence(sides.get(i)).contains(wanted)) {
        byWords.add(i);
      }
    }
    List<Integer> found = bySource.size() == 1 ? bySource : byWords;
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// Its lines with the chosen side first, and in the title what stands.
  List<String> shown() {
    Optional<Integer> standing = standing();
    List<String> ordered = new ArrayList<>(sides);
    String title = subject;
    String[] values = BETWEEN.split(subject);
    if (standing.isPresent()) {
      int first = standing.get();
      ordered.addFirst(ordered.remove(first));
      if (values.length == 2 && sides.size() == 2) {
        title = values[first] + ", not " + values[1 - first];
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("> [!success] Sources disagree: " + title);
    ordered.forEach(side -> lines.add("> - " + side));
    lines.add("> verdict: " + verdict);
    return lines;
  }
}
