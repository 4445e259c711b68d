package dev.cairn.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date that a text mentions.
///
/// @param start offset of its first character
/// @param end offset behind its last
/// @param from the date as ISO 8601 writes it, as far as it is given: `2026`, `2026-04`,
///   `2026-04-02`, or `1860s`
/// @param to the end of a span of years; equal to `from` where it is none
public record DateMention(int start, int end, String from, String to) {
  private static final Map<String, Integer> MONTHS = months();
  private static final String MONTH =
      String.join(
          "|",
          MONTHS.keySet().stream()
              .sorted(
                  Comparator.comparing(String::length)
                      .reversed()
                      .thenComparing(Comparator.naturalOrder()))
              .toList());
  private static final String YEAR = "(1[0-9]{3}|20[0-9]{2})";
  private static final Pattern DATE =
      Pattern.compile(
          "\\b"
              + YEAR
              + "-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?\\b"
              + "|\\b("
              + MONTH
              + ")\\.?(?:\\s+([0-3]?[0-9])(?:st|nd|rd|th)?,)?\\s+(?:de\\s+)?"
              + YEAR
              + "\\b"
              + "|\\b([0-3]?[0-9])(?:st|nd|rd|th|\\.)?\\s+(?:de\\s+)?("
              + MONTH
              + ")\\.?,?\\s+(?:de\\s+)?"
              + YEAR
              + "\\b"
              + "|\\b"
              + YEAR
              + "\\s?[–—-]\\s?("
              + YEAR.substring(1, YEAR.length() - 1)
              + "|[0-9]{2})\\b"
              + "|\\b((?:1[0-9]|20)[0-9]0)s\\b"
              + "|\\b"
              + YEAR
              + "\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Set<String> BEFORE_YEAR =
      Set.of(
          "in", "since", "by", "from", "until", "till", "to", "of", "early", "late", "mid",
          "around", "about", "the", "his", "her", "their", "its", "and", "during", "before",
          "after", "between", "circa", "c", "ca", "year", "spring", "summer", "autumn", "fall",
          "winter", "im", "jahr", "seit", "um", "bis", "von", "vor", "nach", "en", "depuis", "vers",
          "desde", "hasta", "nel", "dal", "em", "sinds");

  /// The dates of a text in order. A bare number counts as a year only where its neighbours say so.
  public static List<DateMention> of(String text) {
    List<DateMention> dates = new ArrayList<>();
    if (!mayHoldYear(text)) {
      return dates;
    }
    Matcher m = DATE.matcher(text);
    while (m.find()) {
      DateMention date = read(m, text);
      if (date != null) {
        dates.add(date);
      }
    }
    return dates;
  }

  /// Whether four digits stand together, without which there is no date: looking is much cheaper
  /// than matching.
  private static boolean mayHoldYear(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits = c >= '0' && c <= '9' ? digits + 1 : 0;
      if (digits == 4) {
        return true;
      }
    }
    return false;
  }

  /// Whether only the years are given.
  public boolean isYear() {
    return from.length() == 4;
  }

  public boolean isSpan() {
    return !from.equals(to);
  }

  /// As a person writes it in a timeline: `2017–2022`, `2026-04`, `1860s`.
  public String display() {
    return isSpan() ? from + "–" + to : from;
  }

  private static @org.jspecify.annotations.Nullable DateMention read(Matcher m, String text) {
    int start = m.start();
    int end = m.end();
    if (m.group(1) != null) {
      return on(
          start, end, m.group(1) + "-" + m.group(2) + (m.group(3) == null ? "" : "-" + m.group(3)));
    }
    if (m.group(4) != null) {
      return on(start, end, date(m.group(6), m.group(4), m.group(5)));
    }
    if (m.group(7) != null) {
      return on(start, end, date(m.group(9), m.group(8), m.group(7)));
    }
    if (m.group(10) != null) {
      String last = m.group(11);
      String to = last.length() == 2 ? m.group(10).substring(0, 2) + last : last;
      return to.compareTo(m.group(10)) < 0 ? null : new DateMention(start, end, m.group(10), to);
    }
    if (m.group(12) != null) {
      return on(start, end, m.group(12) + "s");
    }
    return standsAsYear(text, start, end) ? on(start, end, m.group(13)) : null;
  }

  private static DateMention on(int start, int end, String date) {
    return new DateMention(start, end, date, date);
  }

  private static String date(
      String year, String month, @org.jspecify.annotations.Nullable String day) {
    Integer number = MONTHS.get(month.toLowerCase(Locale.ROOT));
    String to = year + "-%02d".formatted(number == null ? 1 : number);
    return day == null || Integer.parseInt(day) < 1 || Integer.parseInt(day) > 31
        ? to
        : to + "-%02d".formatted(Integer.parseInt(day));
  }

  private static boolean standsAsYear(String text, int start, int end) {
    String after = text.substring(end, Math.min(text.length(), end + 2));
    if (after.startsWith("%") || after.matches("[.,][0-9].*") || after.startsWith("-")) {
      return false;
    }
    int i = start - 1;
    while (i >= 0 && text.charAt(i) == ' ') {
      i--;
    }
    if (i < 0) {
      return !after.isEmpty() && ":–— ".indexOf(after.charAt(0)) >= 0 && !after.matches(" [a-z].*");
    }
    char before = text.charAt(i);
    if (before == '(' || before == ',' && i == start - 2) {
      return before == '(' || after.isEmpty() || ".,;)".indexOf(after.charAt(0)) >= 0;
    }
    int from = i;
    while (from >= 0 && Character.isLetter(text.charAt(from))) {
      from--;
    }
    return BEFORE_YEAR.contains(text.substring(from + 1, i + 1).toLowerCase(Locale.ROOT));
  }

  private static Map<String, Integer> months() {
    String[] names = {
      "january jan januar janvier enero gennaio janeiro januari",
      "february feb februar février febrero febbraio fevereiro februari",
      "march mar märz mars marzo março maart",
      "april apr avril abril aprile",
      "may mai mayo maggio maio mei",
      "june jun juni juin junio giugno junho",
      "july jul juli juillet julio luglio julho",
      "august aug août agosto augustus",
      "september sept sep septembre septiembre settembre setembro",
      "october oct oktober octobre octubre ottobre outubro",
      "november nov novembre noviembre novembro",
      "december dec dezember décembre diciembre dicembre dezembro"
    };
    Map<String, Integer> months = new java.util.HashMap<>();
    for (int i = 0; i < names.length; i++) {
      for (String name : names[i].split(" ")) {
        months.put(name, i + 1);
      }
    }
    return Map.copyOf(months);
  }
}
