package switchboard.engine.ticket;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What kinds of things are put right, where a tenant does not name its own.
public final class Categories {

  public static final String OTHER = "other";

  public static final List<String> USUAL =
      List.of(
          "plumbing",
          "heating",
          "electrical",
          "appliance",
          "structural",
          "pest",
          "security",
          OTHER);

  private Categories() {}

  /// The known category of that name, in any spelling of capitals; [#OTHER] for any other.
  public static String of(List<String> known, String said) {
    return find(known, said).orElse(OTHER);
  }

  public static Optional<String> find(List<String> known, String said) {
    var plain = said.strip().toLowerCase(Locale.ROOT);
    return known.stream().filter(it -> it.toLowerCase(Locale.ROOT).equals(plain)).findFirst();
  }
}
