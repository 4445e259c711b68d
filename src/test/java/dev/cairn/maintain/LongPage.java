package dev.cairn.maintain;

import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A page of 6,000 words that a person wrote over the years: the handbook of a lighthouse, a
/// section for each of its rooms and a paragraph for each week.
final class LongPage {
  private static final int WORDS = 6_000;
  private static final int MOST_WORDS = 4_000;
  private static final List<String> ROOMS =
      List.of("Lantern", "Service room", "Kitchen", "Stores", "Landing", "Engine room");
  private static final List<String> DUTIES =
      List.of(
          "wipe the panes with chamois leather before the dew falls",
          "count the mantles and write down how many are cracked",
          "try the fog signal for one minute and listen from the rocks",
          "oil the hinges of the storm shutters and leave them closed",
          "read the barometer at six, at noon and at ten",
          "carry water up while the tide is out and the steps are dry",
          "ask the boat for news and send the letters back with it");
  private static final List<String> REMARKS =
      List.of(
          "We learned that in the winter when the davit broke.",
          "The relief always forgets, so say it twice.",
          "Nobody has found a better way yet.",
          "It takes an hour if two of you do it.");

  private final Path file;

  LongPage(Path file) {
    this.file = file;
  }

  void write() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            ---
            type: concept
            title: "Keepers' handbook"
            description: "What to do at the light, room by room."
            aliases: []
            tags: []
            created: 2026-04-15
            updated: 2026-04-15
            sources: []
            written-by: human
            ---

            # Keepers' handbook

            """);
    int inEach = WORDS / ROOMS.size();
    for (String room : ROOMS) {
      page.append("## ").append(room).append("\n\n").append(opening(room)).append("\n\n");
      int until = words(page) + inEach;
      for (int week = 1; words(page) < until; week++) {
        page.append("In week ")
            .append(week)
            .append(", in the ")
            .append(room.toLowerCase(Locale.ROOT));
        page.append(", ").append(DUTIES.get(week % DUTIES.size())).append(". ");
        page.append(REMARKS.get(week % REMARKS.size())).append("\n\n");
      }
    }
    Files.writeString(file, page);
  }

  private static String opening(String room) {
    return "This is how we keep the " + room.toLowerCase(Locale.ROOT) + ".";
  }

  private static int words(CharSequence text) {
    return text.toString().split("\\s+").length;
  }

  /// Whether it is short enough to be read, with nothing of it lost.
  static boolean isSplit(Vault vault) throws IOException {
    String path = "wiki/concepts/keepers-handbook.md";
    String left = Page.of(VaultPath.of(path), WikiState.textOf(vault, path)).body();
    boolean whole = words(left) <= MOST_WORDS;
    for (String room : ROOMS) {
      whole = whole && WikiState.isSaid(vault, opening(room));
    }
    return whole;
  }
}
