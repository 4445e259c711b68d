package dev.cairn.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The days that a date may mean when it is given in part: a year or a month stands for each of its
/// days.
record Days(long first, long last) {
  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}).*)?)?");

  /// @param date an ISO date or its beginning; what follows the day is passed over
  /// @return null where it is none
  static @Nullable Days of(String date) {
    Matcher parts = FORM.matcher(date);
    if (!parts.matches()) {
      return null;
    }
    try {
      int year = Integer.parseInt(parts.group(1));
      if (parts.group(2) == null) {
        return new Days(
            LocalDate.of(year, 1, 1).toEpochDay(), LocalDate.of(year, 12, 31).toEpochDay());
      }
      YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
      if (parts.group(3) == null) {
        return new Days(month.atDay(1).toEpochDay(), month.atEndOfMonth().toEpochDay());
      }
      long day = month.atDay(Integer.parseInt(parts.group(3))).toEpochDay();
      return new Days(day, day);
    } catch (DateTimeException e) {
      return null; // a day that no calendar has, such as 2026-02-31
    }
  }
}
