package switchboard.engine.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.customer.Context;
import switchboard.engine.customer.Requirements;
import switchboard.engine.dialogue.Form;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Frame.Caller;
import switchboard.engine.dialogue.Manner;
import switchboard.engine.dialogue.Wish;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;

/// A frame with everything in it that once was not.
final class FrameSamples {

  static final Requirements LOOKING =
      new Requirements(
          Optional.of(Deal.RENT),
          Optional.of(2),
          Optional.of(3),
          Optional.empty(),
          Optional.of(220_000L),
          Optional.of(Personal.of("tap is dripping")),
          Optional.of(Listing.Type.FLAT),
          List.of(Personal.of("1 Oak Street")),
          true);

  static final Context CONTEXT =
      new Context(
          Optional.of(Context.Standing.RENTER),
          Optional.of("lk-1"),
          Optional.of(Personal.of("1 Oak Street")),
          Optional.of(LOOKING),
          Optional.of(Personal.of("1 Oak Street")));

  private FrameSamples() {}

  /// A frame of somebody we know more of.
  static Frame known(Frame it) {
    var was = it.caller();
    var caller =
        new Caller(
            was.customer(),
            was.known(),
            was.name(),
            was.named(),
            was.identified(),
            was.filed(),
            was.phone(),
            was.place(),
            was.next(),
            was.email(),
            Optional.of(CONTEXT));
    return new Frame(caller, it.errand(), it.talk(), it.outcome(), it.appointment());
  }

  static Frame full(Frame it) {
    var was = it.caller();
    var caller =
        new Caller(
            was.customer(),
            was.known(),
            was.name(),
            was.named(),
            was.identified(),
            was.filed(),
            was.phone(),
            was.place(),
            was.next(),
            Optional.of(Personal.of("zoe@mail.example")),
            Optional.empty());
    var form =
        new Form(
            "repair",
            "tenant_maintenance",
            "where",
            Map.of("need", Personal.of("tap is dripping")));
    var wish =
        new Wish(
            "prices",
            Optional.of(Personal.of("what if I hurry")),
            it.errand().service(),
            it.errand().wish());
    return new Frame(
        caller,
        it.errand(),
        talk(it.talk(), it),
        it.outcome(),
        it.appointment(),
        Optional.of(form),
        List.of(wish));
  }

  private static switchboard.engine.dialogue.Talk talk(
      switchboard.engine.dialogue.Talk was, Frame it) {
    var manner =
        new Manner(true, Optional.of("es-US"), List.of("name", "email"), it.errand().offers());
    return new switchboard.engine.dialogue.Talk(
        was.asked(),
        was.missed(),
        was.silences(),
        was.said(),
        was.lead(),
        was.keyword(),
        Optional.of(manner));
  }
}
