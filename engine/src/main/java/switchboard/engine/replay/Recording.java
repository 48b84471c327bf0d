package switchboard.engine.replay;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.conversation.Event;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenants.Card;

/// A conversation as it was, and what stood on the calendars around it.
///
/// @param id `<tenant>:<reference>`
/// @param answered the tenant as it was when the conversation began
/// @param events of the conversation, in order
/// @param calendars what has ever happened on the calendars of the tenant, by time
public record Recording(String id, Card answered, List<Event> events, List<Sheet> calendars) {

  public Recording {
    events = List.copyOf(events);
    calendars = List.copyOf(calendars);
  }

  /// Whether somebody asked for it to be forgotten, so that nobody knows what was said.
  public boolean erased() {
    return events.stream().flatMap(Recording::personal).anyMatch(Personal::erased);
  }

  private static Stream<Personal> personal(Event event) {
    return switch (event) {
      case Started it -> it.arrival().peer().stream();
      case Event.UtteranceHeard it -> Stream.of(it.words());
      case Event.KeysPressed it -> Stream.of(it.digits());
      case Event.TextReceived it -> Stream.of(it.body());
      case Event.Replied it -> Stream.of(it.text());
      case Event _ -> Stream.empty();
    };
  }

  /// The first thing that happened in it.
  Optional<Started> started() {
    return events.stream()
        .map(it -> it instanceof Started started ? started : null)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
