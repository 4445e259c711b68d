package dev.cairn.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.compile.NameUse.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PackedNamesTest {
  @Test
  void namesComeBackAsTheyWereInTheirOrder() {
    Map<String, NameUse> names = new LinkedHashMap<>();
    names.put("wheel", new NameUse(0, List.of()));
    names.put("größe", new NameUse(NameUse.Mark.TITLE.bit(), List.of(new Role(1, 99))));
    names.put("mill", new NameUse(5, List.of(new Role(3, 0), new Role(20_000, 45))));

    Map<String, NameUse> read = new PackedNames(PackedNames.of(names).bytes()).names();

    assertThat(read).containsExactlyEntriesOf(names);
  }

  @Test
  void noNamesTakeNoBytes() {
    assertThat(PackedNames.of(Map.of()).bytes()).isEmpty();
    assertThat(PackedNames.of(Map.of()).names()).isEmpty();
  }
}
