package dev.cairn.search;

import java.text.Normalizer;
import java.util.Locale;

/// The form in which a title or an alias is compared with a whole query: without letter case,
/// accents, and the marks between words. A name of marks alone is kept as it is.
final class Name {
  private Name() {}

  static String of(String written) {
    String plain =
        Normalizer.normalize(CodeSymbols.replaced(written), Normalizer.Form.NFKD)
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
    return name.isEmpty() ? written.strip() : name.toString();
  }
}
