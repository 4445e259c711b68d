package dev.cairn.model;

import dev.cairn.model.ModelStopped.ModelFailed;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The models of one vault, as its settings, the environment and flags have it.
public final class Models {
  /// What opening comes to.
  public sealed interface Opening permits Ready, NoModel, NotReady {}

  public record Ready(Models models) implements Opening {}

  /// No model is configured, and everything works without.
  public record NoModel() implements Opening {}

  /// A model is configured and cannot be used.
  ///
  /// @param code a stable word for programs: `untrusted`, `no-key`, `no-address`, `no-price`
  /// @param sentence what is wrong
  /// @param hint what to do
  public record NotReady(String code, String sentence, String hint) implements Opening {}

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final Vault vault;
  private final ModelSettings settings;
  private final ModelTable table;
  private final Map<Task, ModelFacts> tasks;
  private final Keys keys;
  private final Ledger ledger;
  private final AnswerCache answers;
  private final Limits limits;
  private final Timing timing;
  private final Duration timeout;
  private final Map<ModelName, Endpoint> endpoints = new ConcurrentHashMap<>();
  private final Random random = new Random();

  private Models(
      Vault vault,
      ModelSettings settings,
      ModelTable table,
      Map<Task, ModelFacts> tasks,
      Keys keys,
      UserFolders folders,
      Timing timing)
      throws IOException, ModelSettings.Unreadable {
    this.vault = vault;
    this.settings = settings;
    this.table = table;
    this.tasks = tasks;
    this.keys = keys;
    this.ledger = new Ledger(folders);
    this.answers = new AnswerCache(vault);
    this.limits = Limits.of(settings);
    this.timing = timing;
    this.timeout =
        settings
            .number(ModelSettings.TIMEOUT)
            .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()))
            .filter(time -> time.toMillis() > 0)
            .orElse(TIMEOUT);
  }

  /// Finds out which models do what. Calls none, and loads nothing of what calls them.
  ///
  /// @param environment with the keys
  /// @param flags what the command line says, by the names of settings, such as `budget.usd`
  /// @throws ModelSettings.Unreadable where a setting, the user's table or key file cannot be read
  public static Opening open(
      Vault vault, Map<String, String> environment, Map<String, String> flags, InstantSource clock)
      throws IOException, ModelSettings.Unreadable {
    return open(vault, environment, flags, Timing.of(clock));
  }

  static Opening open(
      Vault vault, Map<String, String> environment, Map<String, String> flags, Timing timing)
      throws IOException, ModelSettings.Unreadable {
    ModelSettings settings = ModelSettings.of(vault, environment, flags);
    Map<Task, ModelName> names = new EnumMap<>(Task.class);
    for (Task task : Task.values()) {
      settings.model(task).ifPresent(name -> names.put(task, name));
    }
    if (names.isEmpty()) {
      return new NoModel();
    }
    UserFolders folders = UserFolders.of(environment);
    ModelTable table = ModelTable.of(folders);
    Map<Task, ModelFacts> tasks = new EnumMap<>(Task.class);
    names.forEach((task, name) -> tasks.put(task, table.facts(name)));
    Keys keys = Keys.of(environment, folders, vault.root());
    Models models = new Models(vault, settings, table, tasks, keys, folders, timing);
    Map<String, String> untrusted = new Trust(folders, vault.root()).missing(settings);
    for (ModelFacts facts : tasks.values()) {
      Optional<NotReady> obstacle = models.obstacle(facts, untrusted);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
    }
    models.ledger.prepare();
    return new Ready(models);
  }

  private Optional<NotReady> obstacle(ModelFacts facts, Map<String, String> untrusted) {
    Provider provider = facts.name().provider();
    String where =
        provider == Provider.COMMAND ? ModelSettings.COMMAND : ModelSettings.baseUrlKey(provider);
    if (untrusted.containsKey(where)) {
      return notReady(
          "untrusted",
          "cairn.toml would have "
              + (provider == Provider.COMMAND ? "this run: " : "your sources sent to: ")
              + CallFailure.line(untrusted.get(where))
              + ", and nobody has agreed to that on this machine.",
          "Look at it and agree with: cairn trust");
    }
    if (provider == Provider.COMMAND && settings.get(where).isEmpty()) {
      return notReady(
          "no-address",
          "The model " + facts.name() + " has no program to run.",
          "Say it as [model] command = [\"claude\", \"-p\"] in cairn.toml.");
    }
    if (provider == Provider.RECORDED && settings.get(ModelSettings.RECORDINGS).isEmpty()) {
      return notReady(
          "no-address",
          "The model " + facts.name() + " has no recordings to answer from.",
          "Name their folder in " + ModelSettings.variable(ModelSettings.RECORDINGS) + ".");
    }
    if (provider.isRemote() && baseUrl(provider) == null) {
      return notReady(
          "no-address",
          "The model " + facts.name() + " has no address.",
          "Say it as [model] base-url = \"http://localhost:1234/v1\" in cairn.toml.");
    }
    if (provider.isRemote() && !isWebAddress(baseUrl(provider))) {
      return notReady(
          "no-address",
          "'"
              + CallFailure.line(String.valueOf(baseUrl(provider)))
              + "' is no address where "
              + facts.name()
              + " could be reached.",
          "Write it as http://localhost:1234/v1.");
    }
    if (provider.needsKey() && keys.of(provider) == null) {
      return notReady(
          "no-key",
          "The model " + facts.name() + " needs a key, and there is none.",
          "Put it into the environment as " + provider.keyVariables().getFirst() + ".");
    }
    if (limits.usdMatters() && facts.price() == null) {
      return notReady(
          "no-price",
          "The price of "
              + facts.name()
              + " is not known, so that a budget in dollars cannot be kept.",
          "Say it in models.toml in your configuration folder, or limit the tokens instead.");
    }
    return Optional.empty();
  }

  private static boolean isWebAddress(@Nullable String address) {
    try {
      URI uri = new URI(String.valueOf(address));
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<NotReady> notReady(String code, String sentence, String hint) {
    return Optional.of(new NotReady(code, sentence, hint));
  }

  /// Begins a run of a command, which the ledger names by the command and the moment, with a budget
  /// of its own. Answers that are kept are taken.
  public ModelRun run(String command) {
    String moment = timing.now().toString().replaceAll("[^0-9]", "");
    return run(command + "-" + moment.substring(0, Math.min(14, moment.length())), false);
  }

  /// Begins a run, with a budget of its own.
  ///
  /// @param id the run as operations are known by
  /// @param fresh whether answers that are kept shall be asked for again
  public ModelRun run(String id, boolean fresh) {
    return run(id, fresh, new Retry(random, Retry.ATTEMPTS));
  }

  private ModelRun run(String id, boolean fresh, Retry retry) {
    Tally tally = new Tally(ledger, vault.root().toString());
    return new ModelRun(this, id, new Budget(limits, tally, timing), retry, fresh);
  }

  /// Calls a model to learn what it can do; nothing is tried twice.
  ///
  /// @param id the run as the ledger shall name it
  public Probe probe(ModelFacts facts, String id) throws IOException {
    return Probe.of(facts, run(id, true, new Retry(random, 1)));
  }

  /// Whether a run is so large that its owner should know before it begins, as `[budget]` has it.
  ///
  /// @param usd null where the price is not known
  public boolean isLarge(long tokens, @Nullable BigDecimal usd) {
    return limits.isLarge(tokens, usd);
  }

  /// Whether a model is configured for a task.
  public boolean has(Task task) {
    return tasks.containsKey(task);
  }

  /// The models that are configured, each once, by the first task that it does.
  public List<ModelFacts> all() {
    return tasks.values().stream().distinct().toList();
  }

  /// When the list prices were looked up, such as `2026-10-03`.
  public String pricesAsOf() {
    return table.date();
  }

  /// The tasks that a model does.
  public List<Task> tasks(ModelFacts facts) {
    return tasks.entrySet().stream()
        .filter(task -> task.getValue().equals(facts))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// @throws IllegalStateException where no model is configured for the task
  ModelFacts facts(Task task) {
    ModelFacts facts = tasks.get(task);
    if (facts == null) {
      throw new IllegalStateException("no model is configured to " + task.label());
    }
    return facts;
  }

  Endpoint endpoint(ModelFacts facts) {
    return endpoints.computeIfAbsent(facts.name(), _ -> recorded(facts));
  }

  /// The endpoint, behind what was recorded of it where that is wanted.
  private Endpoint recorded(ModelFacts facts) {
    Optional<String> recordings = settings.text(ModelSettings.RECORDINGS);
    if (recordings.isEmpty()) {
      return made(facts);
    }
    boolean replayed = facts.name().provider() == Provider.RECORDED;
    return new RecordedEndpoint(Path.of(recordings.get()), replayed ? null : made(facts));
  }

  private Endpoint made(ModelFacts facts) {
    Provider provider = facts.name().provider();
    if (provider == Provider.COMMAND) {
      List<String> words =
          settings.get(ModelSettings.COMMAND).map(ModelSettings.Setting::words).orElse(List.of());
      // One text is a command line without quotes, as an environment variable has it.
      return new CommandEndpoint(
          words.size() == 1 ? List.of(words.getFirst().split("\\s+")) : words);
    }
    String baseUrl = baseUrl(provider);
    if (baseUrl == null) {
      throw new IllegalStateException(facts.name() + " has no address");
    }
    return new Endpoints(timing::now).of(facts, baseUrl, keys.of(provider));
  }

  private @Nullable String baseUrl(Provider provider) {
    return settings.text(ModelSettings.baseUrlKey(provider)).orElse(provider.baseUrl());
  }

  /// Says why a call failed for good, without any key in it.
  ModelFailed failed(CallFailure failure, ModelFacts facts, int attempts) {
    ModelName name = facts.name();
    Provider provider = name.provider();
    String reason = scrub(failure.reason());
    return switch (failure.kind) {
      case KEY_REFUSED ->
          new ModelFailed(
              name + " refuses the key (" + reason + ").",
              keys.origin(provider) == null
                  ? "Put a key into the environment."
                  : "The key came from " + keys.origin(provider) + ".");
      case NO_SUCH_MODEL ->
          new ModelFailed(
              "There is no model " + name + " (" + reason + ").",
              "Look at [model] in cairn.toml: the name, and the address if there is one.");
      case NOT_PAID ->
          new ModelFailed(
              name + " takes no more calls from this account (" + reason + ").",
              "See to the account, then go on.");
      case BAD_REQUEST, TOO_LARGE ->
          new ModelFailed(
              name + " does not take the call (" + reason + ").",
              "cairn doctor says what this model can do.");
      case INTERRUPTED -> new ModelFailed("The call to " + name + " was interrupted.", "");
      case RATE_LIMITED, OVERLOADED, UNREACHABLE, GARBLED, TIMEOUT ->
          new ModelFailed(
              name
                  + " gave no answer"
                  + (attempts > 1 ? ", " + attempts + " times in a row" : "")
                  + " ("
                  + reason
                  + ").",
              "Nothing is lost: go on when it answers again.");
    };
  }

  String scrub(String text) {
    return keys.scrub(text);
  }

  Vault vault() {
    return vault;
  }

  Ledger ledger() {
    return ledger;
  }

  AnswerCache answers() {
    return answers;
  }

  Timing timing() {
    return timing;
  }

  Duration timeout() {
    return timeout;
  }
}
