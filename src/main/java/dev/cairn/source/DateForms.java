package dev.cairn.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates as documents write them about themselves, turned into ISO.
final class DateForms {

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?(?:[T ]\\d.{0,30})?");
  private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?:\\p{L}{3,9},? )?(\\d{1,2})(?:st|nd|rd|th|\\.)? (\\p{L}{3,9})\\.?,? (\\d{4})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(?:\\p{L}{3,9},? )?(\\p{L}{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
  private static final Pattern MONTH_ONLY = Pattern.compile("(\\p{L}{3,9})\\.?,? (\\d{4})");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private DateForms() {}

  /// The ISO date, or as much of its beginning as the text settles: `03.04.2026` is only sure of
  /// its year.
  static Optional<String> iso(String written) {
    String text = written.strip();
    if (text.length() > 60) {
      return Optional.empty();
    }
    Matcher m = ISO.matcher(text);
    if (m.matches()) {
      return date(m.group(1), m.group(2), m.group(3));
    }
    m = NUMERIC.matcher(text);
    if (m.matches()) {
      return numeric(m.group(1), m.group(3), m.group(4));
    }
    m = DAY_FIRST.matcher(text);
    if (m.matches()) {
      return named(m.group(3), m.group(2), m.group(1));
    }
    m = MONTH_FIRST.matcher(text);
    if (m.matches()) {
      return named(m.group(3), m.group(1), m.group(2));
    }
    m = MONTH_ONLY.matcher(text);
    return m.matches() ? named(m.group(2), m.group(1), null) : Optional.empty();
  }

  private static Optional<String> numeric(String first, String second, String year) {
    int a = Integer.parseInt(first);
    int b = Integer.parseInt(second);
    if (a == b || b > 12) {
      return date(year, first, second);
    }
    return a > 12 ? date(year, second, first) : date(year, null, null);
  }

  private static Optional<String> named(String year, String name, @Nullable String day) {
    int month = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    return month < 0 ? Optional.empty() : date(year, String.valueOf(month + 1), day);
  }

  private static Optional<String> date(String year, @Nullable String month, @Nullable String day) {
    if (month == null) {
      return Optional.of(year);
    }
    int m = Integer.parseInt(month);
    if (day == null) {
      return m >= 1 && m <= 12
          ? Optional.of(String.format(Locale.ROOT, "%s-%02d", year, m))
          : Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(Integer.parseInt(year), m, Integer.parseInt(day)).toString());
    } catch (DateTimeException e) {
      // There is no such day: not a date after all.
      return Optional.empty();
    }
  }
}
