package dev.cairn.compile;

import dev.cairn.compile.Account.Gist;
import dev.cairn.compile.Account.Named;
import dev.cairn.compile.NameUse.Mark;
import dev.cairn.compile.NameUse.Role;
import dev.cairn.compile.SourceReading.Name;
import dev.cairn.compile.SourceReading.Quoted;
import dev.cairn.compile.SourceReading.Same;
import dev.cairn.compile.SourceReading.Sentence;
import dev.cairn.compile.SourceReading.Window;
import dev.cairn.source.Source;
import dev.cairn.text.CommonWords;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A source's digest with what a model read in it: its names instead of those told by form, its
/// claims as what bears on them. Where the model gave nothing usable, the baseline's stand.
///
/// @param dropped how many quotations and names the source does not hold
record ReadDigest(Digest digest, int dropped) {
  private static final int DEFINES = 85;
  private static final int HAPPENS = 65;
  private static final int IS_ABOUT = 60;
  private static final int SPEAKS_OF = 50;

  /// What is only mentioned bears less than what the model chose.
  private static final int MENTIONS = 40;

  private static final int MOST_NAME_WORDS = 8;

  static ReadDigest of(Digest baseline, Source source, SourceReading reading) {
    return new Work(baseline, source, reading).digest();
  }

  private static final class Work {
    private final Digest baseline;
    private final Source source;
    private final SourceReading reading;
    private final Quotations quotations;
    private final Map<String, Named> names = new TreeMap<>();
    private final Map<String, String> nameOfKey = new TreeMap<>();
    private final List<AliasPair> aliases = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> roles = new TreeMap<>();
    private final Set<Integer> chosen = new LinkedHashSet<>();
    private final List<Gist> gist = new ArrayList<>();
    private int dropped;

    Work(Digest baseline, Source source, SourceReading reading) {
      this.baseline = baseline;
      this.source = source;
      this.reading = reading;
      this.quotations = new Quotations(source, baseline.statements());
    }

    ReadDigest digest() {
      reading.windows().forEach(window -> window.names().forEach(this::name));
      reading.same().forEach(this::same);
      reading.windows().forEach(window -> window.claims().forEach(this::claim));
      reading.windows().forEach(window -> window.gist().forEach(this::sentence));
      List<Integer> unread = unread();
      Map<String, NameUse> uses = uses(unread);
      Set<String> keys = uses.keySet();
      baseline.aliases().stream()
          .filter(pair -> keys.contains(pair.shorter()) && keys.contains(pair.longer()))
          .filter(pair -> aliases.stream().noneMatch(known -> joinsSame(known, pair)))
          .forEach(aliases::add);
      Account account =
          new Account(
              reading.model(), List.copyOf(names.values()), gist, List.copyOf(chosen), unread);
      return new ReadDigest(
          new Digest(
              baseline.title(),
              baseline.language(),
              baseline.format(),
              baseline.metadata(),
              baseline.tags(),
              keys.contains(baseline.subject()) ? baseline.subject() : "",
              baseline.outline(),
              quotations.statements(),
              uses,
              aliases,
              baseline.injections(),
              account),
          dropped);
    }

    private static boolean joinsSame(AliasPair left, AliasPair right) {
      return left.shorter().equals(right.shorter()) && left.longer().equals(right.longer());
    }

    private void name(Name name) {
      String key = NameKey.of(name.name());
      if (!isName(name.name(), key)) {
        dropped++;
        return;
      }
      Topic.Kind kind = kind(name.kind());
      Named known = names.get(key);
      names.put(
          key,
          new Named(
              key,
              known == null ? name.name().strip() : known.name(),
              known == null ? kind : known.kind(),
              name.main() || known != null && known.main()));
      nameOfKey.put(key, key);
      for (String alias : name.aliases()) {
        String other = NameKey.of(alias);
        if (!isName(alias, other) || isKind(alias, name)) {
          dropped++;
        } else if (!other.equals(key)) {
          nameOfKey.putIfAbsent(other, key);
          add(new AliasPair(AliasPair.Kind.SAID, other, key, name.name().strip()));
        }
      }
    }

    private void add(AliasPair pair) {
      if (!aliases.contains(pair)) {
        aliases.add(pair);
      }
    }

    private void same(Same same) {
      String key = nameOfKey.get(NameKey.of(same.name()));
      String other = NameKey.of(same.other());
      if (key != null && !other.isEmpty() && !other.equals(key)) {
        add(new AliasPair(AliasPair.Kind.SAID, other, key, same.name()));
      }
    }

    /// Whether the source uses the name, and it could be a page's.
    private boolean isName(String name, String key) {
      List<Word> words = Word.of(name);
      boolean general = words.size() == 1 && CommonWords.isGeneral(name.strip());
      return !key.isEmpty()
          && words.size() <= MOST_NAME_WORDS
          && words.stream().anyMatch(Word::hasLetter)
          && !general
          && (quotations.occurs(name) || isInTitle(key));
    }

    /// Whether an alias only says what kind of thing a concept is: `agent` for coding agents.
    private static boolean isKind(String alias, Name name) {
      List<Word> words = Word.of(name.name());
      List<Word> only = Word.of(alias);
      return name.kind().equals("concept")
          && words.size() > 1
          && only.size() == 1
          && !only.getFirst().isAcronym()
          && !only.getFirst().hasInnerCapital()
          && NameKey.of(alias).equals(NameKey.of(words.getLast().text()));
    }

    private boolean isInTitle(String key) {
      return NameKey.of(source.title()).contains(key)
          || source.aliases().stream().map(NameKey::of).anyMatch(key::equals);
    }

    private static Topic.Kind kind(String kind) {
      return switch (kind) {
        case "concept" -> Topic.Kind.CONCEPT;
        case "person" -> Topic.Kind.PERSON;
        default -> Topic.Kind.ENTITY;
      };
    }

    private void claim(Quoted claim) {
      Optional<Statement> statement = quotations.statement(claim.quote());
      if (statement.isEmpty()) {
        dropped++;
        return;
      }
      int number = statement.get().number();
      chosen.add(number);
      boolean first = true;
      for (String about : claim.about()) {
        String key = nameOfKey.get(NameKey.of(about));
        if (key != null) {
          bears(key, number, first ? score(claim.kind()) : SPEAKS_OF);
          first = false;
        }
      }
    }

    private static int score(String kind) {
      return switch (kind) {
        case "definition" -> DEFINES;
        case "event" -> HAPPENS;
        default -> IS_ABOUT;
      };
    }

    private void bears(String key, int statement, int score) {
      roles.computeIfAbsent(key, name -> new TreeMap<>()).merge(statement, score, Math::max);
    }

    private void sentence(Sentence sentence) {
      List<Integer> statements =
          sentence.quotes().stream()
              .flatMap(quote -> quotations.statement(quote).stream())
              .map(Statement::number)
              .distinct()
              .toList();
      String text = sentence.text().replaceAll("\\s+", " ").strip();
      if (statements.isEmpty() || text.isEmpty()) {
        dropped++;
      } else {
        gist.add(new Gist(text, statements));
      }
    }

    /// The passages that no window of the reading covers.
    private List<Integer> unread() {
      Set<Integer> read = new HashSet<>();
      for (Window window : reading.windows()) {
        for (int i = window.first(); i <= window.last(); i++) {
          read.add(i);
        }
      }
      List<Integer> unread = new ArrayList<>();
      for (Statement statement : baseline.statements()) {
        if (!read.contains(statement.passage()) && !unread.contains(statement.passage())) {
          unread.add(statement.passage());
        }
      }
      return unread;
    }

    private Map<String, NameUse> uses(List<Integer> unread) {
      Set<Integer> open = new HashSet<>(unread);
      baseline
          .names()
          .forEach((key, use) -> {
            for (Role role : use.roles()) {
              boolean own = open.contains(baseline.statement(role.statement()).passage());
              if (own) {
                bears(key, role.statement(), role.score());
              } else if (nameOfKey.containsKey(key)) {
                bears(key, role.statement(), Math.min(role.score(), MENTIONS));
              }
            }
          });
      Set<String> keys = new LinkedHashSet<>(roles.keySet());
      keys.addAll(nameOfKey.keySet());
      Map<String, NameUse> uses = new TreeMap<>();
      for (String key : keys) {
        NameUse known = baseline.names().get(key);
        int marks = known == null ? 0 : known.marks();
        List<Role> list = new ArrayList<>();
        roles
            .getOrDefault(key, Map.of())
            .forEach((statement, score) -> list.add(new Role(statement, score)));
        uses.put(key, new NameUse(marked(key, marks), list));
      }
      return new LinkedHashMap<>(uses);
    }

    private int marked(String key, int marks) {
      Named named = names.get(key);
      if (named == null) {
        return nameOfKey.containsKey(key) ? marks & ~Mark.ABOUT.bit() : marks;
      }
      int all = marks & ~Mark.ABOUT.bit() & ~Mark.PERSON.bit();
      all |= named.main() ? Mark.ABOUT.bit() : 0;
      all |= named.kind() == Topic.Kind.PERSON ? Mark.PERSON.bit() : 0;
      all |= named.kind() == Topic.Kind.CONCEPT ? 0 : Mark.PROPER.bit();
      return all;
    }
  }
}
