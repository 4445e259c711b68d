package dev.cairn.cli;

import java.util.Locale;

/// A note of many sections, each about a town of its own.
final class LongNote {
  private static final int TOWNS = 60;

  private LongNote() {}

  /// @param year a year that one paragraph in the middle says
  static String text(String year) {
    StringBuilder text = new StringBuilder("# Mills of the valley\n\n");
    for (int i = 0; i < TOWNS; i++) {
      String town = town(i);
      text.append("## ").append(town).append("\n\n");
      text.append("The mill of ").append(town).append(" grinds rye and spelt for the valley. ");
      text.append("Its wheel measures ").append(3 + i % 7).append(" metres, and the people of ");
      text.append(town).append(" repair it every ").append(2 + i % 5).append(" years. ");
      text.append("The first stone of the mill at ").append(town).append(" was laid in ");
      text.append(i == TOWNS / 2 ? year : Integer.toString(1700 + i)).append(".\n\n");
    }
    return text.toString();
  }

  private static String town(int number) {
    String letters = "bdfgklmnprstv";
    String name =
        ""
            + letters.charAt(number % 13)
            + "e"
            + letters.charAt(number / 13 % 13)
            + "a"
            + letters.charAt((number * 7 + 3) % 13)
            + "ing";
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
