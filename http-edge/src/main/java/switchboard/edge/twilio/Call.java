package switchboard.edge.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import switchboard.edge.ladder.Rungs;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Rung;
import switchboard.engine.outbound.Purpose;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenants;

/// A call of a tenant that Twilio tells us about.
///
/// @param parameter the `business_id` its links carry
/// @param purpose why we have placed it, while it begins; empty: it came in, or has begun
record Call(
    Tenants.Card tenant,
    String sid,
    Optional<String> parameter,
    Optional<Phone> peer,
    Optional<Phone> dialled,
    Optional<Purpose> purpose) {

  /// One that came in.
  Call(
      Tenants.Card tenant,
      String sid,
      Optional<String> parameter,
      Optional<Phone> peer,
      Optional<Phone> dialled) {
    this(tenant, sid, parameter, peer, dialled, Optional.empty());
  }

  /// What carries what a caller did on to the next try.
  static final String KEPT = "kept";

  private static final String PATH = "/twilio/voice/turn";
  private static final String BEGIN = "/twilio/voice";
  private static final String KEYPAD = "/twilio/voice/keypad";
  static final String HAND_OFF = "/twilio/voice/handoff";

  static Call of(Webhook webhook, Addressee.Known addressee, String sid) {
    var peer = Peer.of(webhook, addressee.card().profile().country());
    var dialled = Addressee.dialled(webhook);
    return new Call(addressee.card(), sid, addressee.parameter(), peer, dialled);
  }

  String conversation() {
    return tenant.id() + ":" + sid;
  }

  Arrival arrival() {
    var number = peer.map(it -> new Personal(it.e164()));
    var agent = Optional.<String>empty();
    return new Arrival(Arrival.Channel.VOICE, number, dialled, sid, agent, purpose);
  }

  Voice voice() {
    return Voice.of(tenant.profile());
  }

  /// As a reply is to sound.
  ///
  /// @param language BCP 47; empty: the tenant's
  Voice voice(Optional<String> language) {
    return language.map(it -> Voice.of(tenant.profile(), it)).orElseGet(this::voice);
  }

  Phrases phrases() {
    return Phrases.in(tenant.profile().language());
  }

  String named(String phrase) {
    return Phrases.named(phrase, tenant.profile().name());
  }

  /// Where the caller's next turn goes.
  String turn(int turn) {
    return PATH + "?turn=" + turn + carried();
  }

  /// Where we ask again for the reply of a turn.
  String wait(int turn, int waited) {
    return PATH + "?turn=" + turn + "&wait=" + waited + carried();
  }

  /// Where a call asks again for a place.
  String begin(int waited) {
    return BEGIN + "?wait=" + waited + carried();
  }

  /// Where a call goes on when a rung has given way.
  String below(Rung rung, int waited) {
    return PATH + "?rung=" + rung.word() + (waited > 0 ? "&wait=" + waited : "") + carried();
  }

  /// Where the keys of the menu go.
  ///
  /// @param asked how often the menu has been read out
  String keypad(int asked) {
    return KEYPAD + "?asked=" + asked + carried();
  }

  String voicemail() {
    return RecordingPaths.VOICEMAIL + parameter.map(it -> "?business_id=" + encoded(it)).orElse("");
  }

  Rungs.Caller caller() {
    return new Rungs.Caller(tenant, sid, peer, purpose.isPresent());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Where a caller is put through to a person who is ours again with this turn.
  String handOff(int turn) {
    return HAND_OFF + "?turn=" + turn + carried();
  }

  /// What they hear meanwhile.
  String waiting(int turn) {
    return HAND_OFF + "/wait?turn=" + turn + carried();
  }

  /// Where they come back.
  String handBack(int turn) {
    return HAND_OFF + "/back?turn=" + turn + carried();
  }

  /// Where the caller leaves word.
  ///
  /// @param step below that, or nothing
  String voicemail(String step) {
    var more = carried();
    return RecordingPaths.VOICEMAIL + step + (more.isEmpty() ? "" : "?" + more.substring(1));
  }

  private String carried() {
    return parameter.map(it -> "&business_id=" + encoded(it)).orElse("");
  }
}
