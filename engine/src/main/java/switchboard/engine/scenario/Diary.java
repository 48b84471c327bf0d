package switchboard.engine.scenario;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What the books of a business hold when its own people ask about them.
public final class Diary {

  private Diary() {}

  /// @param pin of the person, if there is one
  public record Person(
      String id, String name, String phone, Optional<String> resource, Optional<String> pin) {}

  /// An appointment of a customer with a name.
  public record Visit(
      String service,
      LocalDateTime start,
      Optional<String> resource,
      List<String> with,
      String name,
      Optional<String> address,
      boolean emergency) {}

  public record Todo(String id, String what, Optional<String> name, LocalDateTime due) {}

  /// @param text whether it was a text
  public record Call(
      Optional<String> name,
      Optional<String> phone,
      Optional<String> need,
      boolean text,
      boolean emergency,
      Optional<String> outcome,
      LocalDateTime at) {}
}
