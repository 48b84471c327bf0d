package switchboard.edge.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/// Something of a tenant has changed, as its owner's pages are told.
///
/// @param id of what has changed, where it is known
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Change(String topic, Optional<String> id) {

  private static final Map<String, String> TOPICS =
      Map.ofEntries(
          Map.entry("conversation", "conversation"),
          Map.entry("appointment", "appointment"),
          Map.entry("block", "block"),
          Map.entry("waitlist", "waitlist"),
          Map.entry("consent", "consent"),
          Map.entry("customer", "customer"),
          Map.entry("message", "message"),
          Map.entry("outbox", "message"),
          Map.entry("alert", "alert"),
          Map.entry("handoff", "hand-off"),
          Map.entry("outbound", "outbound"),
          Map.entry("recording", "recording"));

  /// What a topic of [Changes] says.
  sealed interface News {

    record Of(String tenant, Change change) implements News {}

    /// Changes may have been missed, of anybody.
    record Missed() implements News {}

    /// Nothing an owner is told about.
    record Other() implements News {}
  }

  static News parse(String text) {
    var parts = text.split(":", 3);
    if (parts[parts.length > 1 ? 1 : 0].equals("*")) return new News.Missed();
    if (parts.length < 2) return new News.Other();
    return Optional.ofNullable(TOPICS.get(parts[0]))
        .<News>map(it -> new News.Of(parts[1], new Change(it, id(parts))))
        .orElseGet(News.Other::new);
  }

  private static Optional<String> id(String[] parts) {
    return parts.length > 2 ? Optional.of(parts[2]) : Optional.empty();
  }
}
