package dev.cairn.search;

import java.text.Normalizer;
import java.util.Locale;

/// The form in which a title or an alias is compared with a whole query: without letter case,
/// accents, and the marks between words. A name of marks alone is kept as it is. Of a long one only
/// the beginning counts: the index takes no terms without end.
final class Name {
  private static final int LONGEST = 1_000;

  private Name() {}

  static String of(String written) {
    String whole = beginning(written.strip());
    String plain =
        Normalizer.normalize(CodeSymbols.replaced(whole), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT);
    StringBuilder name = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      int type = Character.getType(c);
      if (Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c)) {
        name.append(gap && !name.isEmpty() ? " " : "").append(c);
        gap = false;
      } else if (type != Character.NON_SPACING_MARK) {
        gap = true;
      }
    }
    return name.isEmpty() ? whole : beginning(name.toString());
  }

  private static String beginning(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
