package switchboard.engine.conversation;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.HandedOver;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.conversation.Event.LineFollowed;
import switchboard.engine.conversation.Event.RungTaken;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.tenant.Rollout;

/// The network's side: how it came in, how it stands, whether it is over.
///
/// @param sequence of the latest report; -1 before the first
/// @param aftermath what has been made of it
/// @param rung how it is held, where that was said
/// @param vendor of the speech, where it is not the network's own
/// @param lines the sockets that it was held over
record Leg(
    Optional<Arrival> arrival,
    int sequence,
    boolean ended,
    Instant touched,
    Aftermath aftermath,
    @JsonInclude(NON_EMPTY) Optional<Rung> rung,
    @JsonInclude(NON_EMPTY) Optional<String> vendor,
    Lines lines) {

  Leg {
    vendor = vendor == null ? Optional.empty() : vendor;
  }

  static final Leg NONE =
      new Leg(
          Optional.empty(),
          -1,
          false,
          Instant.EPOCH,
          Aftermath.NONE,
          Optional.empty(),
          Optional.empty(),
          Lines.NONE);

  private static final Duration HOSTED = Duration.ofHours(2);

  private static final Set<String> OVER =
      Set.of("completed", "busy", "failed", "no-answer", "canceled");

  static boolean over(String status) {
    return OVER.contains(status);
  }

  /// How long nobody need stir before a call counts as over. Hosted agents tell us little of it.
  Duration patience() {
    return hosted() ? HOSTED : State.PATIENCE;
  }

  Leg apply(Event.OfLeg event) {
    return switch (event) {
      case Started(var arrival, _, var at) ->
          new Leg(Optional.of(arrival), sequence, false, at, aftermath, rung, vendor, lines);
      case LegChanged it ->
          new Leg(
              arrival,
              Math.max(sequence, it.sequence()),
              ended,
              it.at(),
              aftermath,
              rung,
              vendor,
              lines);
      case Ended it -> new Leg(arrival, sequence, true, it.at(), aftermath, rung, vendor, lines);
      case HandedOver it -> touched(it.at());
      case Event.RecordingDeclined it -> touched(it.at());
      case Event.CallsDeclined it -> touched(it.at());
      case RungTaken it ->
          new Leg(
              arrival,
              sequence,
              ended,
              it.at(),
              aftermath,
              Optional.of(it.rung()),
              it.vendor(),
              lines);
      case LineFollowed it ->
          new Leg(arrival, sequence, ended, it.at(), aftermath, rung, vendor, lines.apply(it));
    };
  }

  Leg touched(Instant at) {
    return new Leg(arrival, sequence, ended, at, aftermath, rung, vendor, lines);
  }

  Leg apply(Event.Understood event) {
    var after = aftermath.urgent(event.emergency());
    return new Leg(arrival, sequence, ended, event.at(), after, rung, vendor, lines);
  }

  Leg apply(Event.OfAftermath event) {
    return new Leg(arrival, sequence, ended, touched, aftermath.apply(event), rung, vendor, lines);
  }

  boolean begun() {
    return arrival.isPresent();
  }

  /// Whether a hosted voice agent leads it.
  boolean hosted() {
    return arrival.flatMap(Arrival::agent).isPresent();
  }

  /// Whether its sound comes to us.
  boolean sounds() {
    return rung.filter(Rung.SPEECH::equals).isPresent();
  }

  /// Whether a speech vendor thinks and speaks in our place, until the call takes another rung.
  boolean lent() {
    return sounds() && vendor.filter(Rollout.CASCADE::equals).isEmpty();
  }

  /// Whether anybody but the brain leads it just now: an agent, a vendor, or a menu of keys.
  boolean led() {
    return hosted() || lent() || rung.filter(Rung.KEYPAD::equals).isPresent();
  }

  boolean web() {
    return arrival.filter(it -> it.channel() == Arrival.Channel.WEB).isPresent();
  }

  /// Whether replies are waited for where they were asked for, and can be sent nowhere else.
  boolean waited() {
    return web() || arrival.filter(it -> it.channel() == Arrival.Channel.CHAT).isPresent();
  }

  boolean voice() {
    return arrival.filter(it -> it.channel() == Arrival.Channel.VOICE).isPresent();
  }
}
