package switchboard.persistence.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import switchboard.engine.calendar.Visit;

/// Visits as planners make them.
public final class Visits {

  private Visits() {}

  public static Visit of(String customer, String conversation) {
    return visit(customer, conversation, Optional.empty(), List.of(), Optional.empty());
  }

  public static Visit leading(String customer, String... with) {
    return visit(customer, "", Optional.empty(), List.of(with), Optional.empty());
  }

  public static Visit following(String customer, String lead) {
    return visit(customer, "", Optional.of(lead), List.of(), Optional.empty());
  }

  public static Visit handedOver(String customer, String from, String... with) {
    return visit(customer, "CA1", Optional.empty(), List.of(with), Optional.of(from));
  }

  private static Visit visit(
      String customer,
      String conversation,
      Optional<String> lead,
      List<String> with,
      Optional<String> from) {
    return new Visit(
        customer, conversation, "repair", false, Duration.ZERO, Duration.ZERO, lead, with, from);
  }
}
