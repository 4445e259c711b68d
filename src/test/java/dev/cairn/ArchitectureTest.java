package dev.cairn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.Socket;
import java.net.URLConnection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The shape of the code: which package may know which, and which may touch what.
final class ArchitectureTest {
  /// Every package, lowest first: each may import only what stands before it.
  private static final List<String> ORDER =
      List.of(
          "text",
          "vault",
          "source",
          "graph",
          "search",
          "gate",
          "history",
          "model",
          "review",
          "compile",
          "lint",
          "ask",
          "eval",
          "maintain",
          "idea",
          "export",
          "serve",
          "cli");

  /// The packages that keep something on disk: the vault's own files at `init`, the operations of
  /// `history`, what `search` and `compile` derive below `.cairn/`, the answers, the ledger and the
  /// trust of `model`, the units by which the system calls `maintain`, and the socket of `serve`
  /// with the markers by which it hears what was told.
  private static final List<String> WRITERS =
      List.of("vault", "search", "history", "model", "compile", "maintain", "serve");

  /// Hands the person's editor a text in the folder for temporary files.
  private static final String EDITOR = "dev.cairn.cli.Editor";

  /// Makes a vault of its own in the folder for temporary files.
  private static final String REHEARSAL = "dev.cairn.cli.Rehearsal";

  /// The classes that start programs: the model that is a command, once it is trusted; the person's
  /// editor; what keeps the times at which the nightly run starts.
  private static final List<String> RUN_PROGRAMS =
      List.of(
          "dev.cairn.model.CommandEndpoint",
          "dev.cairn.cli.Editor",
          "dev.cairn.maintain.SystemPrograms");

  /// The methods of [java.nio.file.Files] that change the file system.
  private static final Pattern CHANGING_CALL =
      Pattern.compile(
          "write.*|move|copy|delete.*|newOutputStream|newBufferedWriter|set.*"
              + "|create(File|Directory|Directories|Link|SymbolicLink)");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cairn");

  static Stream<Arguments> packagesAndThoseAbove() {
    return IntStream.range(0, ORDER.size() - 1)
        .mapToObj(i -> Arguments.of(ORDER.get(i), ORDER.subList(i + 1, ORDER.size())));
  }

  static Stream<Arguments> librariesAndTheirAdapters() {
    return Stream.of(
        Arguments.of("org.eclipse.jgit..", List.of("history")),
        Arguments.of("org.apache.lucene..", List.of("search")),
        Arguments.of("picocli..", List.of("cli")),
        Arguments.of("org.jsoup..", List.of("source")),
        Arguments.of("org.commonmark..", List.of("vault", "source", "gate")),
        Arguments.of("org.snakeyaml..", List.of("vault", "source")),
        Arguments.of("org.h2.mvstore..", List.of("compile")),
        Arguments.of("org.jgrapht..", List.of("graph")),
        Arguments.of("dev.langchain4j..", List.of("model")),
        Arguments.of("java.net.http..", List.of("model")));
  }

  @ParameterizedTest
  @MethodSource("packagesAndThoseAbove")
  void aPackageImportsOnlyWhatStandsBeforeIt(String name, List<String> later) {
    noClasses()
        .that()
        .resideInAPackage(pattern(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(patterns(later))
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(CODE)
        .isNotEmpty()
        .allMatch(resideInAnyPackage(patterns(ORDER))::test, "lies in a package of the order");
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.cairn.(**)").should().beFreeOfCycles().check(CODE);
  }

  @ParameterizedTest
  @MethodSource("librariesAndTheirAdapters")
  void aLibraryIsKnownOnlyToThePackageThatAdaptsIt(String library, List<String> adapters) {
    noClasses()
        .that()
        .resideOutsideOfPackages(patterns(adapters))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CODE);
  }

  @Test
  void onlyTheModelPackageOpensConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackages(patterns(List.of("model")))
        .should()
        .dependOnClassesThat(assignableTo(Socket.class).or(assignableTo(URLConnection.class)))
        .check(CODE);
  }

  @Test
  void onlyTheKeepersOfFilesWriteThem() {
    noClasses()
        .that(resideOutsideOfPackages(patterns(WRITERS)))
        .and()
        .doNotHaveFullyQualifiedName(EDITOR)
        .and()
        .doNotHaveFullyQualifiedName(REHEARSAL)
        .should()
        .accessTargetWhere(writesAFile())
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void onlyThreeClassesStartPrograms() {
    noClasses()
        .that(
            DescribedPredicate.describe(
                "start no programs", type -> !RUN_PROGRAMS.contains(type.getFullName())))
        .should()
        .dependOnClassesThat(assignableTo(ProcessBuilder.class).or(assignableTo(Process.class)))
        .check(CODE);
    noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "runs a command",
                access ->
                    access.getTargetOwner().isEquivalentTo(Runtime.class)
                        && access.getTarget().getName().equals("exec")))
        .check(CODE);
  }

  /// An access that changes the file system; files in the system's temporary folder may be made by
  /// anybody.
  private static DescribedPredicate<JavaAccess<?>> writesAFile() {
    return DescribedPredicate.describe(
        "changes a file",
        access -> {
          String owner = access.getTargetOwner().getName();
          String member = access.getTarget().getName();
          return switch (owner) {
            case "java.nio.file.Files" -> CHANGING_CALL.matcher(member).matches();
            case "java.nio.channels.FileChannel" -> member.equals("open");
            case "java.io.FileOutputStream", "java.io.FileWriter", "java.io.RandomAccessFile" ->
                member.equals("<init>");
            default -> false;
          };
        });
  }

  private static String pattern(String name) {
    return "dev.cairn." + name + "..";
  }

  private static String[] patterns(List<String> names) {
    return names.stream().map(ArchitectureTest::pattern).toArray(String[]::new);
  }
}
