package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// A clause in the forms in which words meet.
record Wording(Clause clause, List<Form> forms) {
  /// A word of the clause or a part of it.
  ///
  /// @param position its place in the clause; where a word has several forms they share it
  /// @param terms what the writings make of it; any of them is as good as the others
  record Form(int position, Set<String> terms) {
    /// Written out, as is [#hashCode]: the JVM makes those of a record when they are first called,
    /// and takes as long for it as for a whole search in an open index.
    @Override
    public boolean equals(Object other) {
      return other instanceof Form form && form.position == position && form.terms.equals(terms);
    }

    @Override
    public int hashCode() {
      return 31 * position + terms.hashCode();
    }
  }

  Wording {
    forms = List.copyOf(forms);
  }

  /// @param most the most forms
  static Wording of(Clause clause, Iterable<Writing> writings, int most) throws IOException {
    List<Form> forms = new ArrayList<>();
    for (Writing writing : writings) {
      add(forms, clause.text(), writing, most);
    }
    return new Wording(clause, List.copyOf(new LinkedHashSet<>(forms)));
  }

  /// The clause found as any of some other terms.
  static Wording of(Clause clause, Set<String> terms) {
    return new Wording(clause, List.of(new Form(0, terms)));
  }

  /// The terms at each place, in order.
  List<Set<String>> places() {
    List<Set<String>> places = new ArrayList<>();
    for (Form form : forms) {
      while (places.size() <= form.position()) {
        places.add(new TreeSet<>());
      }
      places.get(form.position()).addAll(form.terms());
    }
    return places;
  }

  private static void add(List<Form> forms, String text, Writing writing, int most)
      throws IOException {
    try (TokenStream words = writing.forQueries().tokenStream("", text)) {
      CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute increment = words.addAttribute(PositionIncrementAttribute.class);
      words.reset();
      int position = 0;
      for (int i = 0; i < most && words.incrementToken(); i++) {
        position += i > 0 && increment.getPositionIncrement() > 0 ? 1 : 0;
        if (i == forms.size()) {
          forms.add(new Form(position, new TreeSet<>()));
        }
        forms.get(i).terms().add(term.toString());
      }
    }
  }
}
