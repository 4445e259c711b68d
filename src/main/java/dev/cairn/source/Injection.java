package dev.cairn.source;

import java.util.Comparator;

/// A place in a source that reads like an instruction to a model.
///
/// It says where and of what kind, and never repeats the words: whoever reads of it may be a model.
///
/// @param lines in the raw file
public record Injection(Kind kind, Locator.Lines lines) implements Comparable<Injection> {
  /// What such text tries.
  public enum Kind {
    /// To set aside what the model was told before.
    OVERRIDE("Instruction override"),
    /// To look like a message of the system, a tool or the model itself.
    FAKE_MESSAGE("Fake chat message"),
    /// To have a tool called or a command run.
    ACTION("Request to act"),
    /// To have data sent away, in a message, a link or an image.
    EXFILTRATION("Request to send data"),
    /// To be read by machines and not by people.
    HIDDEN("Hidden text"),
    /// To end the quotation that it stands in.
    DELIMITER("Forged end of the text"),
    /// To speak to the model that reads it.
    ADDRESS("Words to a model"),
    /// To have the wiki's rules or other pages changed.
    WIKI("Change of the wiki");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /// Its name for people, letters and spaces only.
    public String label() {
      return label;
    }
  }

  private static final Comparator<Injection> ORDER =
      Comparator.comparingInt((Injection one) -> one.lines.first())
          .thenComparingInt(one -> one.lines.last())
          .thenComparing(Injection::kind);

  Injection(Kind kind, int line) {
    this(kind, new Locator.Lines(line, line));
  }

  /// Whether a sentence, a heading or a title reads like an instruction to a model by itself.
  public static boolean standsIn(String text) {
    return InjectionRules.standIn(FoldedText.of(text));
  }

  @Override
  public int compareTo(Injection other) {
    return ORDER.compare(this, other);
  }
}
