package dev.cairn.cli;

import dev.cairn.model.ModelSettings;
import dev.cairn.model.Trust;
import dev.cairn.model.UserFolders;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn trust`.
@Command(
    name = "trust",
    description =
        "Agree, for this machine, to what this vault's settings could make run or send elsewhere.")
final class TrustCommand extends CairnCommand {
  @Option(names = "--yes", description = "Agree without being asked.")
  boolean yes;

  @Option(names = "--revoke", description = "Agree to nothing any more.")
  boolean revoke;

  @Option(names = "--dry-run", description = "Only show what there is to agree to.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    Trust trust = new Trust(UserFolders.of(cairn().shell().environment()), vault.root());
    if (revoke) {
      if (!dryRun) {
        trust.revoke();
      }
      report(console, vault, Map.of(), false);
      console.line("Nothing of this vault's settings is trusted any more.");
      return ExitCode.DONE;
    }
    ModelSettings settings = cairn().modelSettings(vault);
    Map<String, String> missing = trust.missing(settings);
    if (missing.isEmpty()) {
      report(console, vault, missing, true);
      console.line("There is nothing to agree to.");
      return ExitCode.DONE;
    }
    console.line("The settings of " + vault.root() + " say:");
    missing.forEach((key, value) -> console.line("  " + said(key, value)));
    boolean agreed = !dryRun && agreed(console);
    if (agreed) {
      trust.agree(settings);
      console.line("Trusted, until one of these values changes.");
    }
    report(console, vault, missing, agreed);
    return ExitCode.DONE;
  }

  private boolean agreed(Console console) {
    if (yes) {
      return true;
    }
    String answer = cairn().noInput ? null : console.ask("Agree to this? [y/N] ");
    if (answer == null) {
      throw Failure.usage(
          "needs-an-answer", "Somebody has to agree to this.", "Agree with: cairn trust --yes");
    }
    return answer.strip().toLowerCase(java.util.Locale.ROOT).matches("y|yes");
  }

  /// One setting in words, with nothing in it that a terminal would obey.
  private static String said(String key, String value) {
    String plain = value.replaceAll("\\p{C}", "?");
    return key.endsWith("base-url")
        ? "prompts, with text of your sources, go to  " + plain
        : "this program is run for every prompt      " + plain;
  }

  private static void report(
      Console console, Vault vault, Map<String, String> values, boolean trusted) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vault", vault.root().toString());
    json.put("values", values);
    json.put("trusted", trusted);
    console.json(json);
  }
}
