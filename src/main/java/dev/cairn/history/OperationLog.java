package dev.cairn.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.FooterLine;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// Reads operations back out of commit messages.
final class OperationLog {
  private final VaultRepository repository;

  OperationLog(VaultRepository repository) {
    this.repository = repository;
  }

  /// Operations, newest first, until `limit` are found.
  List<Logged> newest(int limit) throws IOException {
    List<Logged> found = new ArrayList<>();
    each(logged -> {
      if (found.size() < limit) {
        found.add(logged);
      }
      return found.size() < limit;
    });
    return found;
  }

  /// Hands over operations, newest first, until it is told to stop.
  void each(Predicate<Logged> goOn) throws IOException {
    ObjectId head = repository.head();
    if (head == null) {
      return;
    }
    try (RevWalk walk = new RevWalk(repository.git())) {
      walk.markStart(walk.parseCommit(head));
      for (RevCommit commit : walk) {
        Logged logged = read(commit);
        if (logged != null && !goOn.test(logged)) {
          return;
        }
      }
    }
  }

  /// @return null where the commit is not an operation's
  static @Nullable Logged read(RevCommit commit) {
    String kind = "";
    String run = "";
    List<Trailer> trailers = new ArrayList<>();
    for (FooterLine line : commit.getFooterLines()) {
      if (line.getKey().equals(Operation.OP)) {
        kind = line.getValue();
      } else if (line.getKey().equals(Operation.RUN)) {
        run = line.getValue();
      } else {
        trailers.add(new Trailer(line.getKey(), line.getValue()));
      }
    }
    if (!kind.matches("[a-z][a-z-]*")) {
      return null;
    }
    String subject = commit.getShortMessage();
    if (subject.startsWith(kind + ": ")) {
      subject = subject.substring(kind.length() + 2);
    }
    return new Logged(
        commit.name(),
        commit.getCommitterIdent().getWhenAsInstant(),
        new Operation(kind, subject, run, trailers));
  }

  /// Whether the commit is just what the engine made: a person who amends or rebases one becomes
  /// its committer.
  static boolean isUnaltered(RevCommit commit) {
    return commit.getAuthorIdent().getEmailAddress().equals(ObjectWriter.EMAIL)
        && commit.getCommitterIdent().getEmailAddress().equals(ObjectWriter.EMAIL);
  }
}
