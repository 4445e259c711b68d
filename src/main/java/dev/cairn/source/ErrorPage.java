package dev.cairn.source;

import dev.cairn.source.Passage.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells a page that a web server or its guard sent instead of the article that somebody meant to
/// save.
final class ErrorPage {

  /// An article about errors is longer than the pages that report one.
  private static final int LONGEST = 1_000;

  private static final String SITE = "(?:\\s+[|·–—-]\\s+.{1,60})?";
  private static final Pattern TITLE =
      Pattern.compile(
          "(?:(?:http )?(?:error|status)?(?:"
              + " code)?[\\s:#-]*(?:40[0134]|410|429|451|50[0234])(?:[\\s:.,|–—-]+(?:that.s an"
              + " error|(?:the |this )?(?:page|file|site)?\\s*(?:could |was |is )?(?:not (?:be"
              + " )?found|forbidden|unauthori[sz]ed|access denied|error|gone|bad gateway|bad"
              + " request|unavailable|too many requests|(?:internal )?server error|service"
              + " (?:temporarily )?unavailable|gateway time-?out)))?|(?:the |this"
              + " )?(?:page|file|site|url) (?:could |was |is )?not (?:be )?found|(?:page|file)"
              + " (?:isn.t|not) available|not found|forbidden|access (?:to this page has been"
              + " )?denied|just a moment|attention required|checking your browser.{0,60}|are you"
              + " (?:a robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human.{0,40}|one more"
              + " step|security check.{0,40}|(?:please )?enable javascript.{0,60}|(?:internal"
              + " )?server error|bad gateway|bad request|service (?:temporarily )?unavailable|too"
              + " many requests|gateway time-?out|oops)[.!…?]*"
              + SITE,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?:please|need to|must|have to) (?:enable|turn on|allow|activate) (?:javascript|cookies)"
              + "|javascript (?:is|must be) (?:disabled|required|enabled)",
          Pattern.CASE_INSENSITIVE);

  private ErrorPage() {}

  /// The words by which the document shows itself to be such a page.
  static Optional<String> sign(Document document) {
    List<Passage> passages = document.passages();
    long length = passages.stream().mapToLong(each -> each.text().length()).sum();
    if (length > LONGEST || passages.stream().anyMatch(each -> each.kind() == Kind.CODE)) {
      return Optional.empty();
    }
    Stream<String> heads =
        Stream.concat(
            Stream.of(document.facts().title()), passages.stream().limit(2).map(Passage::text));
    Optional<String> head =
        heads.filter(each -> each.length() < 120 && TITLE.matcher(each).matches()).findFirst();
    return head.isPresent()
        ? head
        : passages.stream()
            .limit(5)
            .map(Passage::text)
            .filter(each -> each.length() < 300 && SCRIPT.matcher(each).find())
            .findFirst();
  }
}
