package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Status;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.Preference;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Talks about one home: what it is like, questions about it, and a viewing. A step of the flows
/// that find homes.
record HomeTalk(Speaker speaker) {

  static final String STEP = "home";

  /// Who says at once that they want to see it is not told about it first.
  Thought chosen(Frame frame, Listing it, Understanding meaning) {
    return meaning.intent().equals("book_viewing") && it.status() == Status.AVAILABLE
        ? view(frame, it, meaning)
        : details(frame, it);
  }

  Thought details(Frame frame, Listing it) {
    var now = frame.withForm(Homes.with(frame.form().orElseThrow().at(STEP), it));
    return offer(now, it).after(new HomeWords(speaker).details(it));
  }

  private Thought offer(Frame frame, Listing it) {
    return speaker.ask(
        frame,
        Expectation.YES_OR_NO,
        it.status() == Status.AVAILABLE ? "home-view" : "home-similar");
  }

  Thought question(Frame frame) {
    return Homes.one(frame.form().orElseThrow())
        .map(it -> offer(frame, it))
        .orElseGet(() -> speaker.ask(frame, Expectation.NEED, "details-which"));
  }

  Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    var home = Homes.one(frame.form().orElseThrow());
    if (home.isEmpty()) return Optional.empty();
    var it = home.get();
    boolean free = it.status() == Status.AVAILABLE;
    var control = new Control(speaker);
    boolean see =
        meaning.intent().equals("book_viewing")
            || meaning.slots().timed()
            || control.heard("search-see", words);
    if (control.heard("search-next", words)) return Optional.of(others(frame, it));
    var answer = new HomeWords(speaker).answer(it, words);
    if (answer.isPresent() && !meaning.intent().equals("book_viewing"))
      return Optional.of(offer(frame.talk(t -> t.withMissed(0)), it).after(answer.get()));
    if (meaning.intent().equals("no") && !meaning.slots().timed()) return Optional.of(no(frame));
    boolean yes = meaning.intent().equals("yes");
    if (free && (yes || see)) return Optional.of(view(frame, it, meaning));
    return yes ? Optional.of(others(frame, it)) : Optional.empty();
  }

  private Thought no(Frame frame) {
    return new SearchFlow(speaker)
        .again(frame)
        .orElseGet(() -> speaker.tell(frame.settled(), "home-declined"));
  }

  /// The rest of what was found, or else what resembles it.
  private Thought others(Frame frame, Listing it) {
    var flow = new SearchFlow(speaker);
    return flow.again(frame).orElseGet(() -> flow.resume(frame, Homes.similar(it)));
  }

  /// Goes on to the appointment, with the property chosen.
  Thought view(Frame frame, Listing it, Understanding meaning) {
    var service = speaker.profile().services().stream().filter(speaker.naming()::shows).findFirst();
    var resource = it.resource().filter(id -> speaker.naming().resource(id).isPresent());
    if (service.isEmpty() || resource.isEmpty()) return asked(frame, it);
    var with = Preference.NONE.withResources(java.util.List.of(resource.get()));
    var slots = meaning.slots();
    var next =
        frame
            .settled()
            .errand(e ->
                e.withGoal(Goal.BOOK)
                    .withService(service.map(Profile.Service::id))
                    .withWish(slots.when()))
            .terms(t -> t.withPreference(Wishes.after(with.said(), slots)));
    return new BookingFlow(speaker).go(next).after(speaker.phrase("home-gladly"));
  }

  /// Where no calendar knows the property, a person arranges it.
  private Thought asked(Frame frame, Listing it) {
    var what =
        speaker.house().phrase("home-task", "reference", it.reference(), "address", it.address());
    return new Pledge(speaker).leave(frame, "FOLLOW_UP", Personal.of(what), "home-asked");
  }
}
