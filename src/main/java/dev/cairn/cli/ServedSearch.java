package dev.cairn.cli;

import dev.cairn.serve.LocalClient;
import dev.cairn.serve.Reply;
import dev.cairn.serve.Request;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A search that the process which follows the vault is asked for. Whether the command line is one
/// that is answered so is for that process to say; here it is only looked at for the vault.
final class ServedSearch {
  private static final String[] VARIABLES = {
    "CAIRN_VAULT", "CAIRN_DEBUG", "NO_COLOR", "SOURCE_DATE_EPOCH"
  };

  private ServedSearch() {}

  /// @return null where nobody follows the vault, or the command has to be carried out here
  static @Nullable Reply ask(String[] arguments, boolean terminal) {
    if (!isSearch(arguments)) {
      return null;
    }
    Map<String, String> environment = new HashMap<>();
    for (String name : VARIABLES) {
      String value = System.getenv(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    return ask(new Request(arguments, System.getProperty("user.dir"), terminal, environment));
  }

  static @Nullable Reply ask(Request request) {
    try {
      File vault = vault(request);
      return vault == null
          ? null
          : LocalClient.ask(vault.toPath().toRealPath().toString(), request);
    } catch (IOException | InvalidPathException e) {
      return null; // no folder at all: whoever carries the command out says so
    }
  }

  private static boolean isSearch(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "-C", "--color" -> i++;
        case "search" -> {
          return true;
        }
        default -> {
          if (!arguments[i].startsWith("-")) {
            return false;
          }
        }
      }
    }
    return false;
  }

  private static @Nullable File vault(Request request) {
    String named = request.environment().getOrDefault("CAIRN_VAULT", "");
    for (int i = 0; i < request.arguments().length - 1; i++) {
      if (request.arguments()[i].equals("-C")) {
        named = request.arguments()[i + 1];
      }
    }
    if (!named.isEmpty()) {
      return Path.of(request.folder()).resolve(named).toFile();
    }
    File folder = new File(request.folder());
    while (folder != null && !new File(folder, "cairn.toml").isFile()) {
      folder = folder.getParentFile();
    }
    return folder;
  }
}
