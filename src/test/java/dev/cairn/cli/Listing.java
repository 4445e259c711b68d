package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/// What two states of a folder differ in, told briefly.
final class Listing {
  private Listing() {}

  static void assertSame(
      SortedMap<String, String> actual, SortedMap<String, String> expected, String when) {
    if (!actual.equals(expected)) {
      assertThat(differences(actual, expected)).as(when).isEmpty();
    }
  }

  private static List<String> differences(
      SortedMap<String, String> actual, SortedMap<String, String> expected) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> paths = new TreeSet<>(actual.keySet());
    paths.addAll(expected.keySet());
    for (String path : paths) {
      String is = actual.get(path);
      String should = expected.get(path);
      if (is == null) {
        differences.add(path + " is missing");
      } else if (should == null) {
        differences.add(path + " should not be there");
      } else if (!is.equals(should)) {
        differences.add(path + ": " + lines(is, should));
      }
    }
    return differences;
  }

  private static String lines(String is, String should) {
    List<String> more = new ArrayList<>(is.lines().toList());
    List<String> less = new ArrayList<>(should.lines().toList());
    more.removeAll(should.lines().toList());
    less.removeAll(is.lines().toList());
    return more.isEmpty() && less.isEmpty()
        ? "the same lines in another order or with other ends"
        : "has " + more.stream().limit(4).toList() + " not " + less.stream().limit(4).toList();
  }
}
