package dev.cairn.history;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/// What one side did to one stretch of the base: the blocks from `start` to `end` became `blocks`.
record Hunk(int start, int end, List<Block> blocks) {
  /// Beyond this many comparisons a rewritten stretch counts as one change.
  private static final int MOST_PAIRS = 40_000;

  boolean isInsertion() {
    return start == end;
  }

  /// Whether both cannot be done. Stretches that only touch can, and two insertions at one place
  /// can as well.
  boolean overlaps(Hunk other) {
    if (isInsertion()) {
      return other.start < start && start < other.end;
    }
    if (other.isInsertion()) {
      return start < other.start && other.start < end;
    }
    return Math.max(start, other.start) < Math.min(end, other.end);
  }

  /// The changes that lead from `base` to `side`, in order, each as small as it can be told.
  static List<Hunk> between(List<Block> base, List<Block> side) {
    List<Hunk> hunks = new ArrayList<>();
    DiffAlgorithm diff = DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM);
    for (Edit edit : diff.diff(new ByText(), new Run(base), new Run(side))) {
      split(
          base.subList(edit.getBeginA(), edit.getEndA()),
          side.subList(edit.getBeginB(), edit.getEndB()),
          edit.getBeginA(),
          hunks);
    }
    return hunks;
  }

  /// Pairs each reworded block with what became of it, so that a change of one block does not drag
  /// its neighbours in.
  private static void split(List<Block> from, List<Block> to, int at, List<Hunk> hunks) {
    if ((long) from.size() * to.size() > MOST_PAIRS) {
      hunks.add(new Hunk(at, at + from.size(), List.copyOf(to)));
      return;
    }
    int[][] alike = alike(from, to);
    int a = 0;
    int b = 0;
    int startA = 0;
    int startB = 0;
    while (a < from.size() && b < to.size()) {
      if (from.get(a).like(to.get(b)) && alike[a][b] == alike[a + 1][b + 1] + 1) {
        rest(from.subList(startA, a), to.subList(startB, b), at + startA, hunks);
        if (!from.get(a).sameAs(to.get(b))) {
          hunks.add(new Hunk(at + a, at + a + 1, List.of(to.get(b))));
        }
        startA = ++a;
        startB = ++b;
      } else if (alike[a + 1][b] >= alike[a][b + 1]) {
        a++;
      } else {
        b++;
      }
    }
    rest(from.subList(startA, from.size()), to.subList(startB, to.size()), at + startA, hunks);
  }

  /// The longest common subsequence of alike blocks, by length from each pair of positions on.
  private static int[][] alike(List<Block> from, List<Block> to) {
    int[][] length = new int[from.size() + 1][to.size() + 1];
    for (int a = from.size() - 1; a >= 0; a--) {
      for (int b = to.size() - 1; b >= 0; b--) {
        length[a][b] =
            from.get(a).like(to.get(b))
                ? length[a + 1][b + 1] + 1
                : Math.max(length[a + 1][b], length[a][b + 1]);
      }
    }
    return length;
  }

  private static void rest(List<Block> from, List<Block> to, int at, List<Hunk> hunks) {
    if (from.size() == to.size()) {
      for (int i = 0; i < from.size(); i++) {
        hunks.add(new Hunk(at + i, at + i + 1, List.of(to.get(i))));
      }
    } else {
      hunks.add(new Hunk(at, at + from.size(), List.copyOf(to)));
    }
  }

  private static final class Run extends Sequence {
    private final List<Block> blocks;

    Run(List<Block> blocks) {
      this.blocks = blocks;
    }

    @Override
    public int size() {
      return blocks.size();
    }
  }

  private static final class ByText extends SequenceComparator<Run> {
    @Override
    public boolean equals(Run a, int ai, Run b, int bi) {
      return a.blocks.get(ai).sameAs(b.blocks.get(bi));
    }

    @Override
    public int hash(Run run, int index) {
      return run.blocks.get(index).bodyHash();
    }
  }
}
