package dev.cairn.graph;

import dev.cairn.vault.VaultPath;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.traverse.BreadthFirstIterator;

/// Which pages links lead to, followed either way.
public final class Reach {
  private Reach() {}

  /// The pages that at most `steps` links join to a page, itself among them; none where the network
  /// does not have it.
  public static Set<VaultPath> within(int steps, VaultPath page, LinkNetwork network) {
    Set<VaultPath> reached = new HashSet<>();
    OptionalInt start = network.number(page);
    if (start.isPresent()) {
      BreadthFirstIterator<Integer, Integer> pages =
          new BreadthFirstIterator<>(NetworkView.undirected(network), start.getAsInt());
      while (pages.hasNext()) {
        int next = pages.next();
        if (pages.getDepth(next) > steps) {
          break; // all that are nearer came before
        }
        reached.add(network.page(next));
      }
    }
    return reached;
  }

  /// The number of parts of a network that no link joins (connected components).
  public static int parts(LinkNetwork network) {
    return new ConnectivityInspector<>(NetworkView.undirected(network)).connectedSets().size();
  }
}
