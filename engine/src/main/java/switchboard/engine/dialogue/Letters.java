package switchboard.engine.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.dialogue.Thought.Letter;
import switchboard.engine.privacy.Personal;
import switchboard.engine.sms.Gsm;
import switchboard.engine.tool.Result.Upcoming;

/// The text messages that follow from what was agreed: a confirmation to the customer, an alert to
/// the owner if the owner wants such alerts.
record Letters(Speaker speaker) {

  /// Who writes to us is answered in the thread and needs no text besides.
  List<Letter> booked(Frame frame, Upcoming next, boolean unsure) {
    var about = frame.emergency() ? "emergency" : "lead";
    var start = next.slot().start();
    var owner = owner(frame, about, "owner-booked", start);
    if (!speaker.setting().voice() || unsure) return owner.stream().toList();
    return both(customer(frame, "sms-booked", start, place(frame, next)), owner);
  }

  private String place(Frame frame, Upcoming next) {
    return speaker
        .naming()
        .property(next.with())
        .or(() -> frame.address().map(Personal::text))
        .map(it -> speaker.phrase("sms-place", "address", it))
        .orElse("");
  }

  private String place(Frame frame) {
    return frame.address().map(it -> speaker.phrase("sms-place", "address", it.text())).orElse("");
  }

  List<Letter> cancelled(Frame frame, Instant start) {
    return both(
        customer(frame, "sms-cancelled", start, place(frame)),
        owner(frame, "change", "owner-cancelled", start));
  }

  /// Where the customer can no longer be texted, or asked by text and is answered there.
  List<Letter> cancelledQuietly(Frame frame, Instant start, boolean optedOut) {
    var key = optedOut ? "owner-cancelled-silent" : "owner-cancelled";
    return owner(frame, "change", key, start).stream().toList();
  }

  List<Letter> moved(Frame frame, Instant start) {
    return both(
        customer(frame, "sms-moved", start, place(frame)),
        owner(frame, "change", "owner-moved", start));
  }

  /// A person has to find another time: never left to chance.
  List<Letter> reschedule(Frame frame, Instant start) {
    var body = text(frame, "owner-reschedule", speaker.house().wording().written(start));
    return List.of(new Letter(true, Optional.empty(), body));
  }

  /// A promise that somebody calls back is always told to the owner.
  List<Letter> callBack(Frame frame) {
    return List.of(new Letter(true, Optional.empty(), text(frame, "owner-call-back", "")));
  }

  /// To whoever was to be put through and is called back instead, by when that is.
  List<Letter> promised(Frame frame, String within) {
    var body =
        speaker.phrase("sms-call-back", "business", speaker.profile().name(), "within", within);
    return frame.caller().phone().stream()
        .filter(it -> !it.erased())
        .map(it -> new Letter(false, Optional.of(it), Gsm.thrifty(body)))
        .toList();
  }

  /// What a call back that was promised is about.
  List<Letter> about(Frame frame) {
    return always(frame, "owner-about");
  }

  /// What somebody wants to have priced.
  List<Letter> estimate(Frame frame) {
    boolean told = speaker.profile().alerts().about().contains("lead");
    return told ? always(frame, "owner-estimate") : List.of();
  }

  /// They will not be there in time.
  List<Letter> late(Frame frame) {
    return always(frame, "owner-late");
  }

  private List<Letter> always(Frame frame, String key) {
    return List.of(new Letter(true, Optional.empty(), text(frame, key, "")));
  }

  private static List<Letter> both(Optional<Letter> one, Optional<Letter> other) {
    return Stream.of(one, other).flatMap(Optional::stream).toList();
  }

  private Optional<Letter> customer(Frame frame, String key, Instant start, String where) {
    var body =
        speaker.phrase(
            key,
            "business",
            speaker.profile().name(),
            "service",
            speaker.service(frame.errand().service()),
            "time",
            speaker.wording().written(start),
            "place",
            where);
    return frame.caller().phone().map(it -> new Letter(false, Optional.of(it), Gsm.thrifty(body)));
  }

  private Optional<Letter> owner(Frame frame, String about, String key, Instant start) {
    if (!speaker.profile().alerts().about().contains(about)) return Optional.empty();
    var body = text(frame, key, speaker.house().wording().written(start));
    return Optional.of(new Letter(true, Optional.empty(), body));
  }

  private String text(Frame frame, String key, String time) {
    var house = speaker.house();
    var place = frame.address().or(() -> frame.caller().place());
    return house.phrase(
        key,
        "flag",
        new Safety(house).flag(frame),
        "service",
        house.service(frame.errand().service()),
        "time",
        time,
        "name",
        Speaker.plain(frame.name(), house.phrase("somebody")),
        "phone",
        Speaker.plain(frame.caller().phone(), house.phrase("no-number")),
        "place",
        place.map(it -> house.phrase("sms-place", "address", it.text())).orElse(""),
        "need",
        Speaker.plain(frame.need(), ""));
  }
}
