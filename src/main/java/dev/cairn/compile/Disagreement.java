package dev.cairn.compile;

import dev.cairn.compile.NameUse.Role;
import dev.cairn.text.CommonWords;
import dev.cairn.text.DateMention;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two sources that state one fact differently.
///
/// @param left what one source has, as it writes it
/// @param right what the other has
record Disagreement(Claim first, Claim second, String left, String right) {
  private record Quantity(double value, String unit, boolean approximate, String text) {}

  private static final Pattern QUANTITY =
      Pattern.compile(
          "(about|around|roughly|nearly|almost|over|some|~|≈|more"
              + " than|approximately)?\\s?(?<![\\w.-])([0-9][0-9,]*(?:\\.[0-9]+)?)\\s(\\p{L}{3,})");
  private static final double ENOUGH = 4;

  /// The disagreements among claims, the clearest first; every claim takes part in one at most.
  ///
  /// @param topicWords words that say no more than what the page is about, without their endings
  static List<Disagreement> among(List<Claim> claims, Set<String> topicWords) {
    record Found(double weight, Disagreement disagreement) {}
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      for (int j = i + 1; j < claims.size(); j++) {
        Claim a = claims.get(i);
        Claim b = claims.get(j);
        if (!a.slug().equals(b.slug())) {
          double weight = weight(a, b, topicWords);
          Disagreement disagreement = weight < ENOUGH - 1 ? null : between(a, b, weight);
          if (disagreement != null) {
            found.add(new Found(weight, disagreement));
          }
        }
      }
    }
    found.sort((x, y) -> Double.compare(y.weight(), x.weight()));
    Set<Claim> used = new HashSet<>();
    List<Disagreement> clear = new ArrayList<>();
    for (Found one : found) {
      Disagreement disagreement = one.disagreement();
      if (!used.contains(disagreement.first()) && !used.contains(disagreement.second())) {
        used.add(disagreement.first());
        used.add(disagreement.second());
        clear.add(disagreement);
      }
    }
    return clear;
  }

  /// How much two claims have in common beside what may differ: numbers weigh two, words that carry
  /// meaning one.
  private static double weight(Claim a, Claim b, Set<String> topicWords) {
    double weight = 0;
    Set<String> dated = new HashSet<>();
    a.dates().forEach(date -> dated.add(date.from().substring(0, 4)));
    b.dates().forEach(date -> dated.add(date.from().substring(0, 4)));
    for (String word : a.words()) {
      if (b.words().contains(word) && !topicWords.contains(word) && !dated.contains(word)) {
        boolean number = Character.isDigit(word.charAt(0));
        weight += number ? 2 : CommonWords.isGeneral(word) ? 0.75 : 1;
      }
    }
    int least = Math.min(a.words().size(), b.words().size());
    double share = a.score() < Role.CENTRAL || b.score() < Role.CENTRAL ? 0.5 : 0.25;
    return weight / Math.max(1, least) < share ? 0 : weight;
  }

  private static @org.jspecify.annotations.Nullable Disagreement between(
      Claim a, Claim b, double weight) {
    if (a.dates().size() == 1 && b.dates().size() == 1) {
      DateMention left = a.dates().getFirst();
      DateMention right = b.dates().getFirst();
      if (differ(left, right) && weight + (isSlip(left, right) ? 1 : 0) >= ENOUGH) {
        return new Disagreement(a, b, shown(a, left), shown(b, right));
      }
      if (differ(left, right)) {
        return null;
      }
    }
    if (weight < ENOUGH) {
      return null;
    }
    for (Quantity left : quantities(a)) {
      for (Quantity right : quantities(b)) {
        if (left.unit().equals(right.unit()) && differ(left, right)) {
          return new Disagreement(a, b, left.text(), right.text());
        }
      }
    }
    return null;
  }

  private static String shown(Claim claim, DateMention date) {
    String text = claim.statement().text();
    return date.end() <= text.length() && DateMention.of(text).contains(date)
        ? text.substring(date.start(), date.end())
        : date.display();
  }

  private static boolean differ(DateMention left, DateMention right) {
    return !left.isSpan()
        && !right.isSpan()
        && left.from().length() == right.from().length()
        && !left.from().equals(right.from())
        && !left.from().endsWith("s");
  }

  /// Whether only the year or only the month differs, as a slip of the pen would have it.
  private static boolean isSlip(DateMention left, DateMention right) {
    return left.from().length() >= 7 && left.from().substring(4).equals(right.from().substring(4));
  }

  private static List<Quantity> quantities(Claim claim) {
    List<Quantity> quantities = new ArrayList<>();
    Matcher m = QUANTITY.matcher(claim.statement().text());
    while (m.find()) {
      double value = Double.parseDouble(m.group(2).replace(",", ""));
      String unit = Claim.stem(Word.fold(m.group(3)));
      boolean date =
          claim.dates().stream().anyMatch(d -> m.start(2) >= d.start() && m.start(2) < d.end());
      if (!date) {
        quantities.add(
            new Quantity(value, unit, m.group(1) != null, m.group(2) + " " + m.group(3)));
      }
    }
    return quantities;
  }

  private static boolean differ(Quantity left, Quantity right) {
    double larger = Math.max(left.value(), right.value());
    double gap = Math.abs(left.value() - right.value());
    return left.approximate() || right.approximate() ? gap > larger * 0.1 : gap > 0;
  }
}
