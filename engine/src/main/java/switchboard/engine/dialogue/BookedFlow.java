package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.Result.Booked;
import switchboard.engine.tool.Result.Upcoming;

/// Says what has been booked: what, when, with whom, where, and what to think of beforehand.
record BookedFlow(Speaker speaker) {

  Thought booked(Frame frame, Booked booked) {
    var start = booked.slot().start();
    var service = booked.service().or(() -> frame.errand().service());
    var next =
        new Upcoming(
            booked.appointment(),
            booked.resource(),
            service.orElse(""),
            booked.slot(),
            booked.with());
    var achieved =
        frame
            .caller(it -> it.withNext(Optional.of(next)))
            .errand(it -> it.withService(service))
            .achieved("booked", Optional.of(booked.appointment()));
    var letters = new Letters(speaker).booked(achieved, next, booked.unsure());
    return speaker
        .tell(
            achieved.settled(),
            booked.unsure() ? "booked-unsure" : "booked",
            "service",
            speaker.service(service),
            "time",
            speaker.wording().time(start),
            "with",
            speaker.naming().with(booked.resource(), frame.terms().person()),
            "place",
            place(frame, next),
            "text",
            text(frame, booked),
            "prepare",
            prepare(service))
        .writing(letters);
  }

  private String place(Frame frame, Upcoming it) {
    return speaker
        .naming()
        .property(it.with())
        .or(() -> frame.address().map(at -> at.text()))
        .map(at -> speaker.phrase("booked-place", "address", at))
        .orElse("");
  }

  private String text(Frame frame, Booked booked) {
    boolean texts = speaker.setting().voice() && frame.caller().phone().isPresent();
    return texts && !booked.unsure() ? " " + speaker.phrase("booked-text") : "";
  }

  private String prepare(Optional<String> service) {
    return service
        .flatMap(speaker.profile()::service)
        .flatMap(Profile.Service::preparation)
        .map(it -> " " + first(it))
        .orElse("");
  }

  /// One sentence is enough on the telephone.
  private static String first(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
