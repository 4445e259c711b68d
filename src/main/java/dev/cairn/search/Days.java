package dev.cairn.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// The days that a date may mean when it is given in part: a year or a month stands for each of its
/// days.
record Days(long first, long last) {

  /// @param date an ISO date or its beginning; what follows the day is passed over
  /// @return null where it is none
  static @Nullable Days of(String date) {
    try {
      if (date.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
        long day = LocalDate.parse(date.substring(0, 10)).toEpochDay();
        return new Days(day, day);
      }
      if (date.matches("\\d{4}-\\d{2}")) {
        YearMonth month = YearMonth.parse(date);
        return new Days(month.atDay(1).toEpochDay(), month.atEndOfMonth().toEpochDay());
      }
      if (date.matches("\\d{4}")) {
        int year = Integer.parseInt(date);
        return new Days(
            LocalDate.of(year, 1, 1).toEpochDay(), LocalDate.of(year, 12, 31).toEpochDay());
      }
      return null;
    } catch (DateTimeException e) {
      return null; // a day that no calendar has, such as 2026-02-31
    }
  }
}
