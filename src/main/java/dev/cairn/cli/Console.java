package dev.cairn.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cairn.compile.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Where a command's results, progress and notes go, and how they look.
final class Console implements Progress {
  /// The looks of a piece of text on a terminal.
  enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /// Loaded with the first JSON.
  private static final class Json {
    static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}
  }

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;
  private final boolean quiet;
  private final boolean colour;
  private final boolean terminal;
  private final boolean oneLine;
  private final AtomicInteger done = new AtomicInteger();
  private volatile String stage = "";
  private volatile int steps;
  private volatile long began;
  private volatile long shown;

  Console(
      PrintStream out,
      PrintStream err,
      boolean json,
      boolean quiet,
      boolean colour,
      boolean terminal) {
    this(out, err, json, quiet, colour, terminal, false);
  }

  private Console(
      PrintStream out,
      PrintStream err,
      boolean json,
      boolean quiet,
      boolean colour,
      boolean terminal,
      boolean oneLine) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.quiet = quiet;
    this.colour = colour;
    this.terminal = terminal;
    this.oneLine = oneLine;
  }

  /// The same, but each JSON object on a line of its own: for commands that print several.
  Console inLines() {
    return new Console(out, err, json, quiet, colour, terminal, true);
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean isJson() {
    return json;
  }

  /// Prints a line of the result, unless the result is JSON.
  void line(String line) {
    if (!json) {
      out.println(line);
    }
  }

  /// Prints the result as JSON, if that is wanted.
  void json(Map<String, ?> object) {
    if (json) {
      out.println(text(object));
    }
  }

  String text(Map<String, ?> object) {
    StringWriter text = new StringWriter();
    try {
      write(object, text);
    } catch (IOException e) {
      throw new IllegalStateException("a result that JSON cannot hold", e);
    }
    return text.toString();
  }

  /// Writes JSON that may be too large for the memory: lists in it may be iterators. By hand onto
  /// the stream, because to have an object mapper look at what a map is costs longer than most
  /// commands.
  void write(Map<String, ?> object, Writer to) throws IOException {
    try (JsonGenerator json = Json.FACTORY.createGenerator(to)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      if (!oneLine) {
        json.useDefaultPrettyPrinter();
      }
      write(object, json);
    }
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          write(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      case Iterable<?> items -> write(items.iterator(), json);
      case Iterator<?> items -> {
        json.writeStartArray();
        while (items.hasNext()) {
          write(items.next(), json);
        }
        json.writeEndArray();
      }
      case Boolean truth -> json.writeBoolean(truth);
      case Float number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
      default -> json.writeString(value.toString());
    }
  }

  /// Asks whoever sits at the terminal; null where nobody does.
  @Nullable String ask(String question) {
    java.io.Console seat = System.console();
    return seat != null && terminal && !json ? seat.readLine("%s", question) : null;
  }

  /// A number with its noun: `1 page`, `2 pages`.
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  String styled(String text, Style... styles) {
    if (!colour || text.isEmpty()) {
      return text;
    }
    StringBuilder codes = new StringBuilder();
    for (Style style : styles) {
      codes.append(codes.isEmpty() ? "" : ";").append(style.code);
    }
    return "\u001b[" + codes + "m" + text + "\u001b[0m";
  }

  /// Prints rows with their columns aligned; the last column may be of any length.
  void table(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size() - 1; i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        line.append(cell);
        if (i < row.size() - 1) {
          line.append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length()) + 2));
        }
      }
      line(line.toString().stripTrailing());
    }
  }

  void failure(Failure failure) {
    clear();
    if (json) {
      Map<String, String> error = new LinkedHashMap<>();
      error.put("code", failure.code);
      error.put("message", failure.getMessage());
      error.put("hint", failure.hint);
      err.println(text(Map.of("error", error)));
    } else {
      err.println(styled("cairn: ", Style.RED) + failure.getMessage());
      if (!failure.hint.isEmpty()) {
        err.println("       " + failure.hint);
      }
    }
  }

  @Override
  public void note(String sentence) {
    if (!quiet) {
      clear();
      err.println(styled(sentence, Style.DIM));
    }
  }

  @Override
  public void start(String what, int count) {
    stage = what;
    steps = count;
    done.set(0);
    began = System.nanoTime();
    shown = 0;
    show();
  }

  @Override
  public void step() {
    done.incrementAndGet();
    show();
  }

  @Override
  public void end() {
    clear();
  }

  private synchronized void clear() {
    if (terminal && shown != 0) {
      err.print("\r\u001b[K");
      err.flush();
      shown = 0;
    }
  }

  /// A bar on a terminal, renewed ten times a second; elsewhere a line every ten seconds.
  private void show() {
    long now = System.nanoTime();
    long pause = terminal ? 100_000_000L : 10_000_000_000L;
    boolean due = shown == 0 ? now - began > (terminal ? 0 : pause) : now - shown > pause;
    if (quiet || json || !due) {
      return;
    }
    synchronized (this) {
      shown = now;
      int count = done.get();
      double seconds = (now - began) / 1e9;
      String line = stage + "…";
      if (steps > 0) {
        double rate = count / Math.max(seconds, 0.001);
        long left = Math.round((steps - count) / Math.max(rate, 0.001));
        line =
            stage
                + " "
                + bar(count)
                + " "
                + count
                + "/"
                + steps
                + (count > 0 ? ", " + Math.round(rate) + "/s, " + left + " s left" : "");
      }
      err.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
      err.flush();
    }
  }

  private String bar(int count) {
    if (!terminal) {
      return "";
    }
    int full = (int) (20L * count / Math.max(1, steps));
    return "[" + "#".repeat(full) + "·".repeat(20 - full) + "]";
  }
}
