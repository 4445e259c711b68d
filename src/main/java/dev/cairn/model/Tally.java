package dev.cairn.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// What one vault has spent in this month and on this day, by the ledger. Follows what this and
/// other processes append, and reads each line once.
final class Tally {
  private final Ledger ledger;
  private final String vault;
  private YearMonth month = YearMonth.of(1970, 1);
  private LocalDate day = LocalDate.EPOCH;
  private long read;
  private Spending inMonth = Spending.NOTHING;
  private Spending onDay = Spending.NOTHING;

  Tally(Ledger ledger, String vault) {
    this.ledger = ledger;
    this.vault = vault;
  }

  Spending inMonth() {
    return inMonth;
  }

  Spending onDay() {
    return onDay;
  }

  /// Reads what was appended since the last time.
  void catchUp(Instant now) throws IOException {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (!today.equals(day)) {
      // The day's entries may stand before what was read of its month.
      day = today;
      month = YearMonth.from(today);
      read = 0;
      inMonth = Spending.NOTHING;
      onDay = Spending.NOTHING;
    }
    Path file = ledger.file(month);
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - read));
      channel.position(read);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
      int whole = text.lastIndexOf('\n') + 1;
      read += whole;
      byte[] lines = text.substring(0, whole).getBytes(StandardCharsets.ISO_8859_1);
      new String(lines, StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> Ledger.entry(line).ifPresent(this::add));
    }
  }

  private void add(Ledger.Entry entry) {
    if (entry.vault().equals(vault)) {
      inMonth = plus(inMonth, entry);
      if (entry.time().atOffset(ZoneOffset.UTC).toLocalDate().equals(day)) {
        onDay = plus(onDay, entry);
      }
    }
  }

  private static Spending plus(Spending sum, Ledger.Entry entry) {
    return sum.plus(entry.tokens(), entry.usd(), entry.estimated());
  }
}
