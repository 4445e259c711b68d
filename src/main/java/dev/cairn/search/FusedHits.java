package dev.cairn.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;

/// Shows files that words or vectors found: a file that the words found by the place where they
/// stand, another by the unit that is nearest in meaning.
final class FusedHits {
  private final DirectoryReader commit;
  private final IndexedUnits units;
  private final SnippetMaker snippets;
  private final Map<String, Hit> byWords = new HashMap<>();
  private final Map<String, String> nearestUnit = new HashMap<>();

  /// @param commit of the search index
  FusedHits(DirectoryReader commit, Query query, List<Hit> byWords, List<VectorReader.Near> nearest)
      throws IOException {
    this.commit = commit;
    this.units = new IndexedUnits(commit);
    this.snippets =
        new SnippetMaker(
            Sought.of(QueryText.of(query.text()).clauses(), new Vocabulary(commit)).wanted());
    byWords.forEach(hit -> this.byWords.put(hit.path().value(), hit));
    nearest.forEach(near -> nearestUnit.put(near.path(), near.hash()));
  }

  /// The first of the files; without those whose unit has changed since it was embedded.
  List<Hit> of(List<Fusion.Fused> ranking, int limit) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (Fusion.Fused file : ranking) {
      if (hits.size() == limit) {
        break;
      }
      Hit hit = byWords.get(file.path());
      UnitText unit = hit == null ? units.of(file.path()).get(nearestUnit.get(file.path())) : null;
      if (unit != null) {
        BestPerFile.Found found = new BestPerFile.Found(file.path(), unit.document(), file.score());
        hit = WordSearch.hit(found, commit.storedFields().document(unit.document()), snippets);
      }
      if (hit != null) {
        hits.add(hit.scored(file.score()));
      }
    }
    return hits;
  }
}
