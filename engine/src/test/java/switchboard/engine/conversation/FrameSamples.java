package switchboard.engine.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.dialogue.Form;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Frame.Caller;
import switchboard.engine.dialogue.Manner;
import switchboard.engine.dialogue.Wish;
import switchboard.engine.privacy.Personal;

/// A frame with everything in it that once was not.
final class FrameSamples {

  private FrameSamples() {}

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
