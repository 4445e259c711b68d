package dev.cairn.compile;

import dev.cairn.compile.NameUse.Role;
import dev.cairn.compile.PageBody.Section;
import dev.cairn.compile.PageEdits.Contrast;
import dev.cairn.compile.PageEdits.Said;
import dev.cairn.compile.PageEdits.SectionEdit;
import dev.cairn.compile.PageEdits.Tie;
import dev.cairn.text.CommonWords;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Prints a page that a model wrote: what stands on it, and the sentences that come. Marks, links,
/// definitions and front matter are set here, whoever found the words.
final class AuthoredPage {
  /// A page and where its new sentences stand.
  ///
  /// @param said the new sentences by the line of the page, counted from 1
  record Printed(PageText page, Map<Integer, List<Said>> said) {}

  private static final String KEY_POINTS = "Key points";
  private static final int LONGEST_HEADING = 8;
  private static final int LONGEST_SUBJECT = 14;

  private final Topic topic;
  private final List<String> aliases;
  private final Store store;
  private final Surroundings wiki;
  private final PagePrinter page;
  private final Set<String> linked = new HashSet<>();
  private final Map<Integer, List<Said>> said = new TreeMap<>();
  private final List<String> body = new ArrayList<>();
  private final Map<String, Optional<Claim>> claims = new HashMap<>();
  private Map<String, Citation> citations = Map.of();
  private String language = "und";

  AuthoredPage(Topic topic, List<String> aliases, Store store, Surroundings wiki) {
    this.topic = topic;
    this.aliases = aliases;
    this.store = store;
    this.wiki = wiki;
    this.page = new PagePrinter(wiki, topic.id());
  }

  /// The page as it stands, brought up to what the sources and the other pages are now. Empty where
  /// nothing of it rests on a source any more.
  Optional<PageText> refreshed(String text) {
    dev.cairn.vault.Page old = dev.cairn.vault.Page.of(topic.path(), text);
    return printed(
            PageBody.of(old),
            List.of(),
            old.front().get("description").orElse(""),
            old.front().get("written-by").orElse("baseline"))
        .map(Printed::page);
  }

  /// The page as it stands with statements of sources below its key points, in their own words.
  Optional<PageText> withStatements(String text, List<Claim> added) {
    dev.cairn.vault.Page old = dev.cairn.vault.Page.of(topic.path(), text);
    return printed(
            PageBody.of(old),
            added,
            old.front().get("description").orElse(""),
            old.front().get("written-by").orElse("baseline"))
        .map(Printed::page);
  }

  private Optional<Printed> printed(
      PageBody standing, List<Claim> added, String description, String writer) {
    citations = standing.citations();
    standing.lines().forEach(line -> linked.addAll(StandingLine.targets(line)));
    line("# " + Prose.escape(topic.title()));
    paragraphs(standing.lead());
    standing.callouts().forEach(this::callout);
    boolean told = added.isEmpty();
    for (Section section : standing.sections()) {
      List<String> lines = kept(section.lines());
      boolean here = section.heading().equals(KEY_POINTS) && !told;
      if (section.heading().equals(PageBody.CONNECTIONS) && !told) {
        statements(added, true);
        told = true;
      }
      if (!lines.isEmpty() || here) {
        heading(section.heading());
        lines.forEach(this::line);
      }
      if (here) {
        statements(added, false);
        told = true;
      }
    }
    if (!told) {
      statements(added, true);
    }
    return finished(description.isBlank() || hasLost() ? firstSentence() : description, writer);
  }

  /// Whether sentences went with their sources, and what described the page may have gone with
  /// them.
  private boolean hasLost() {
    return claims.values().stream().anyMatch(Optional::isEmpty);
  }

  /// What the page says first, as plain words.
  private String firstSentence() {
    return body.stream()
        .filter(line -> !StandingLine.labels(line).isEmpty())
        .findFirst()
        .map(StandingLine::firstSentence)
        .orElse("");
  }

  private void statements(List<Claim> added, boolean withHeading) {
    if (withHeading) {
      heading(KEY_POINTS);
    }
    for (Claim claim : added) {
      line(linked("- " + page.sentence(claim, List.of(), false)));
    }
  }

  /// The page as a model would have it.
  ///
  /// @param standing the page so far, null where there is none
  /// @param offered the claims that the sentences cite by number, from 1
  /// @param sentence what becomes of a sentence: itself, a corrected one, or none
  Optional<Printed> edited(
      @Nullable PageBody standing,
      PageEdits edits,
      List<Claim> offered,
      Function<Said, Optional<Said>> sentence,
      String description,
      String writer) {
    language = offered.isEmpty() ? "und" : offered.getFirst().language();
    Map<String, SectionEdit> written = headed(edits.sections(), offered);
    List<Section> old = standing == null ? List.of() : standing.sections();
    if (standing != null) {
      citations = standing.citations();
      standing.lines().forEach(line -> linked.addAll(StandingLine.targets(line)));
    }
    line("# " + Prose.escape(topic.title()));
    List<Said> lead = left(edits.lead(), sentence);
    if (!lead.isEmpty()) {
      line("");
      said("", lead, offered);
    } else if (standing != null) {
      paragraphs(standing.lead());
    } else {
      opening(offered)
          .ifPresent(claim -> {
            line("");
            line(linked(page.sentence(claim, List.of(), false)));
          });
    }
    if (standing != null) {
      standing.callouts().forEach(this::callout);
    }
    edits.disagreements().forEach(one -> contrast(one, offered, sentence));
    Set<String> done = new HashSet<>();
    for (Section section : old) {
      if (!section.heading().equals(PageBody.CONNECTIONS)) {
        String key = NameKey.of(section.heading());
        done.add(key);
        section(section.heading(), section, written.get(key), offered, sentence);
      }
    }
    written.forEach((key, edit) -> {
      if (done.add(key)) {
        section(Prose.escape(edit.heading()), null, edit, offered, sentence);
      }
    });
    connections(old, edits.connections(), offered, sentence);
    return finished(description.isBlank() ? firstSentence() : description, writer);
  }

  /// What a page opens with whose first paragraph did not hold: the source's own words.
  private static Optional<Claim> opening(List<Claim> offered) {
    return offered.stream()
        .filter(claim -> claim.score() >= Role.FOREMOST)
        .max(
            Comparator.comparingInt(Claim::score)
                .thenComparing(Comparator.comparingInt(offered::indexOf).reversed()));
  }

  /// The sections by the keys of their headings. Those whose heading will not do come together
  /// below the plainest.
  private Map<String, SectionEdit> headed(List<SectionEdit> sections, List<Claim> offered) {
    Set<String> known = new HashSet<>();
    Word.of(topic.title()).forEach(word -> known.add(word.folded()));
    offered.forEach(
        claim -> Word.of(claim.statement().text()).forEach(word -> known.add(word.folded())));
    Map<String, SectionEdit> headed = new LinkedHashMap<>();
    for (SectionEdit section : sections) {
      boolean fits = isHeading(section.heading()) && namesOnly(known, section.heading());
      String heading = fits ? section.heading() : KEY_POINTS;
      headed.merge(
          NameKey.of(heading),
          new SectionEdit(heading, section.adds() || !fits, section.list(), section.paragraphs()),
          SectionEdit::and);
    }
    return headed;
  }

  private static boolean isHeading(String heading) {
    List<Word> words = Word.of(heading);
    return !words.isEmpty()
        && words.size() <= LONGEST_HEADING
        && words.stream().noneMatch(Word::hasDigit)
        && heading.indexOf('/') < 0
        && !Markup.standsIn(heading)
        && !heading.equalsIgnoreCase(PageBody.CONNECTIONS)
        && !heading.equalsIgnoreCase(PageBody.SOURCES);
  }

  /// Whether a heading holds no name but these. Where all nouns have capitals, none is told apart.
  private boolean namesOnly(Set<String> known, String heading) {
    return language.equals("de")
        || Word.of(heading).stream()
            .skip(1)
            .filter(Word::isCapitalised)
            .allMatch(word -> known.contains(word.folded()) || CommonWords.isGeneral(word.text()));
  }

  private static List<Said> left(List<Said> sentences, Function<Said, Optional<Said>> sentence) {
    return sentences.stream().flatMap(one -> sentence.apply(one).stream()).toList();
  }

  private void section(
      String heading,
      @Nullable Section old,
      @Nullable SectionEdit edit,
      List<Claim> offered,
      Function<Said, Optional<Said>> sentence) {
    List<List<Said>> paragraphs = new ArrayList<>();
    if (edit != null) {
      edit.paragraphs().stream()
          .map(paragraph -> left(paragraph, sentence))
          .filter(paragraph -> !paragraph.isEmpty())
          .forEach(paragraphs::add);
    }
    boolean keeps = old != null && (paragraphs.isEmpty() || edit == null || edit.adds());
    List<String> kept = keeps ? kept(Objects.requireNonNull(old).lines()) : List.of();
    if (kept.isEmpty() && paragraphs.isEmpty()) {
      return;
    }
    heading(heading);
    kept.forEach(this::line);
    boolean list = edit != null && edit.list();
    boolean first = kept.isEmpty() || list && kept.getLast().startsWith("- ");
    for (List<Said> paragraph : paragraphs) {
      if (!first) {
        line("");
      }
      said(list ? "- " : "", paragraph, offered);
      first = list;
    }
  }

  private void contrast(
      Contrast one, List<Claim> offered, Function<Said, Optional<Said>> sentence) {
    List<Said> sides = left(one.sides(), sentence);
    List<Word> words = Word.of(one.about());
    boolean named =
        !words.isEmpty() && words.size() <= LONGEST_SUBJECT && one.about().indexOf('/') < 0;
    if (sides.size() < 2 || !named) {
      return;
    }
    line("");
    line("> [!warning] Sources disagree: " + Prose.escape(one.about()));
    sides.forEach(side -> said("> - ", List.of(side), offered));
    line("> verdict: open");
  }

  private void connections(
      List<Section> old,
      List<Tie> ties,
      List<Claim> offered,
      Function<Said, Optional<Said>> sentence) {
    List<String> kept =
        old.stream()
            .filter(section -> section.heading().equals(PageBody.CONNECTIONS))
            .flatMap(section -> kept(section.lines()).stream())
            .toList();
    Map<String, Said> made = new LinkedHashMap<>();
    for (Tie tie : ties) {
      Optional<String> link =
          wiki.linker()
              .topic(NameKey.of(tie.page()))
              .filter(id -> !id.equals(topic.id()))
              .flatMap(wiki::topic)
              .map(other ->
                  "[["
                      + wiki.target(other)
                      + "|"
                      + other.title().replaceAll("[\\[\\]|]", "")
                      + "]]");
      Optional<Said> gloss = sentence.apply(tie.gloss());
      boolean known =
          link.isEmpty()
              || kept.stream().anyMatch(line -> line.startsWith("- " + link.get()))
              || made.containsKey(link.get());
      if (!known && gloss.isPresent()) {
        made.put(link.get(), gloss.get());
      }
    }
    if (kept.isEmpty() && made.isEmpty()) {
      return;
    }
    heading(PageBody.CONNECTIONS);
    kept.forEach(this::line);
    made.forEach((link, gloss) -> {
      linked.addAll(StandingLine.targets(link));
      said("- " + link + " — ", List.of(gloss), offered);
    });
  }

  // ---- lines

  private void line(String line) {
    body.add(line);
    page.line(line);
  }

  private void heading(String heading) {
    line("");
    line("## " + heading);
    line("");
  }

  private void paragraphs(List<String> lines) {
    List<String> kept = kept(lines);
    if (!kept.isEmpty()) {
      line("");
      kept.forEach(this::line);
    }
  }

  private void callout(List<String> lines) {
    List<String> kept = kept(lines);
    boolean contrast = lines.getFirst().contains("[!warning] Sources disagree");
    long sides = kept.stream().filter(line -> !StandingLine.labels(line).isEmpty()).count();
    if (!contrast || sides >= 2) {
      line("");
      kept.forEach(this::line);
    }
  }

  /// Lines that stand, with marks and links brought up to date.
  private List<String> kept(List<String> lines) {
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      StandingLine.relabelled(line, this::label)
          .map(one -> StandingLine.unlinked(one, wiki::exists))
          .map(one ->
              line.startsWith(">") || line.startsWith("#") || line.startsWith("|")
                  ? one
                  : linked(one))
          .ifPresent(kept::add);
    }
    for (String line : kept) {
      StandingLine.labels(line)
          .forEach(label ->
              claims.values().stream()
                  .flatMap(Optional::stream)
                  .filter(claim -> claim.citation().label().equals(label))
                  .findFirst()
                  .ifPresent(page::cite));
    }
    return PageBody.trimmed(kept);
  }

  private String linked(String line) {
    return StandingLine.linked(line, wiki.linker(), language, this::target);
  }

  /// The label that a mark has now.
  private Optional<String> label(String old) {
    return claims
        .computeIfAbsent(old, label -> Optional.ofNullable(citations.get(label)).flatMap(this::now))
        .map(claim -> claim.citation().label());
  }

  /// The statement that a citation quotes, as its source has it now.
  private Optional<Claim> now(Citation citation) {
    String slug = citation.source().substring(citation.source().lastIndexOf('/') + 1);
    if (store.record(slug).isEmpty()) {
      return Optional.empty();
    }
    Digest digest = store.digest(store.id(slug));
    return digest.statements().stream()
        .filter(statement -> statement.text().equals(citation.quotation()))
        .min(
            Comparator.comparingInt(
                statement -> citation.label().endsWith("-" + statement.number()) ? 0 : 1))
        .or(() ->
            digest.statements().stream()
                .filter(statement -> statement.text().contains(citation.quotation()))
                .findFirst())
        .filter(statement -> !store.isBanned(slug, statement.number()))
        .map(statement -> Claim.of(slug, statement, 0, digest.language()));
  }

  private @Nullable String target(String id) {
    if (id.equals(topic.id())) {
      return null;
    }
    String target = wiki.topic(id).map(wiki::target).orElse(null);
    return target != null && linked.add(target) ? target : null;
  }

  private void said(String prefix, List<Said> sentences, List<Claim> offered) {
    StringBuilder line = new StringBuilder();
    for (Said one : sentences) {
      StringBuilder marks = new StringBuilder();
      for (int number : one.cites()) {
        Claim claim = offered.get(number - 1);
        if (marks.indexOf(claim.mark()) < 0) {
          marks.append(page.cite(claim));
        }
      }
      boolean tie = prefix.endsWith("— ");
      List<Linker.Span> spans = tie ? List.of() : wiki.linker().spans(one.text(), language);
      line.append(line.isEmpty() ? "" : " ")
          .append(PagePrinter.finished(Linker.linked(one.text(), spans, this::target), one.text()))
          .append(one.inferred() ? " %%inferred%%" : "")
          .append(marks);
    }
    line(prefix + line);
    said.put(body.size(), sentences);
  }

  private Optional<Printed> finished(String description, String writer) {
    Set<String> sources = page.sources();
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    TopicWriter.front(page, topic, description, aliases, sources, writer, wiki);
    String text = page.page();
    int above =
        text.indexOf("\n# ") < 0
            ? 0
            : (int) text.substring(0, text.indexOf("\n# ") + 1).lines().count();
    Map<Integer, List<Said>> lines = new TreeMap<>();
    said.forEach((line, sentences) -> lines.put(above + line, sentences));
    return Optional.of(
        new Printed(new PageText(topic.path(), topic.title(), description, text), lines));
  }

  /// A language's name as prompts say it.
  static String languageName(String code) {
    return code.equals("und") ? "" : Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
  }
}
