package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.Preference;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.When;
import switchboard.engine.understanding.When.Grain;

/// Makes an appointment: asks what is missing, looks for times, offers them, books the one chosen.
record BookingFlow(Speaker speaker) {

  static final int TRIES = 6;

  /// The next question, or the search for times once everything is known.
  Thought go(Frame frame) {
    if (frame.emergency() && !frame.errand().advised()) return advised(frame);
    for (var it : flows().book()) {
      var asked = missing(frame, it);
      if (asked.isPresent()) return asked.get();
    }
    return frame.errand().offers().isEmpty() ? search(frame) : offerAgain(frame);
  }

  private Flows flows() {
    return Flows.of(speaker.profile().vertical());
  }

  /// Safety first: what to do until help comes.
  private Thought advised(Frame frame) {
    var safety = new Safety(speaker);
    var lead = safety.lead(frame, Speaker.plain(frame.need(), ""));
    return go(frame.errand(Frame.Errand::withAdvised)).after(lead);
  }

  private Optional<Thought> missing(Frame frame, String item) {
    var errand = frame.errand();
    return switch (item) {
      case "need" ->
          when(errand.need().isEmpty() && errand.service().isEmpty(), frame, Expectation.NEED);
      case "name" -> when(frame.name().isEmpty(), frame, Expectation.NAME);
      case "service" -> unknown(frame);
      case "property" -> property(frame);
      case "address" ->
          errand.address().isPresent() || !flows().visits(service(frame).map(Profile.Service::id))
              ? Optional.empty()
              : Optional.of(place(frame));
      case "phone" -> when(frame.caller().phone().isEmpty(), frame, Expectation.PHONE);
      case "time" -> time(frame);
      default -> throw new IllegalArgumentException("flows.yaml asks for " + item);
    };
  }

  private Optional<Thought> when(boolean missing, Frame frame, Expectation asked) {
    return missing ? Optional.of(question(frame, asked)) : Optional.empty();
  }

  Thought question(Frame frame, Expectation asked) {
    return speaker.ask(frame, asked, "ask-" + asked.name().toLowerCase(java.util.Locale.ROOT));
  }

  /// What we do not do is not booked as something else.
  private Optional<Thought> unknown(Frame frame) {
    boolean shown = !frame.terms().preference().orElse(Preference.NONE).with().isEmpty();
    boolean open = flows().choose() && frame.errand().service().isEmpty() && !shown;
    if (!open || frame.emergency()) return Optional.empty();
    var services =
        speaker
            .wording()
            .tongue()
            .both(speaker.profile().services().stream().map(Profile.Service::name).toList());
    return Optional.of(speaker.ask(frame, Expectation.CHOICE, "ask-service", "services", services));
  }

  /// The service with that number among those that were read out.
  Optional<Thought> listed(Frame frame, int number) {
    var all = speaker.profile().services();
    boolean open = frame.pursues(Goal.BOOK) && unknown(frame).isPresent();
    return open && number >= 1 && number <= all.size()
        ? Optional.of(go(frame.errand(it -> it.withService(Optional.of(all.get(number - 1).id())))))
        : Optional.empty();
  }

  /// What there is to choose from, once more.
  Thought choices(Frame frame) {
    return frame.errand().offers().isEmpty() ? go(frame) : offerAgain(frame);
  }

  private Optional<Thought> property(Frame frame) {
    boolean named = !frame.terms().preference().orElse(Preference.NONE).with().isEmpty();
    boolean shows = service(frame).filter(speaker.naming()::shows).isPresent();
    return shows && !named
        ? Optional.of(speaker.ask(frame, Expectation.NEED, "ask-property"))
        : Optional.empty();
  }

  private Thought place(Frame frame) {
    return frame.caller().place().isPresent()
        ? speaker.ask(frame, Expectation.YES_OR_NO, "ask-place")
        : question(frame, Expectation.ADDRESS);
  }

  private Optional<Thought> time(Frame frame) {
    var errand = frame.errand();
    boolean known = errand.emergency() || errand.wished() || errand.wishAsked();
    var asked = frame.errand(Frame.Errand::withWishAsked);
    return known ? Optional.empty() : Optional.of(question(asked, Expectation.TIME));
  }

  /// The answer to "shall we come to the address we have on file".
  Thought placed(Frame frame, boolean yes) {
    var place = frame.caller().place();
    return go(
        yes
            ? frame.errand(it -> it.withAddress(place))
            : frame.caller(it -> it.withPlace(Optional.empty())));
  }

  Thought search(Frame frame) {
    var errand = frame.errand();
    var service = service(frame).map(Profile.Service::id);
    if (service.isEmpty() || errand.tries() >= TRIES) return new CallBackFlow(speaker).go(frame);
    var find =
        new Tool.FindSlots(
            service.get(),
            errand.emergency(),
            wish(frame),
            errand.terms().person(),
            errand.terms().preference(),
            Optional.empty());
    return noting(Thought.act(frame.errand(it -> it.withService(service)), find));
  }

  /// The time wished for, unless it has been ruled out since.
  Optional<When> wish(Frame frame) {
    var preference = frame.terms().preference().orElse(Preference.NONE);
    return frame
        .errand()
        .wish()
        .filter(
            it -> it.grain() != Grain.DAY || !Wishes.refuses(preference, it.start().toLocalDate()));
  }

  /// The service asked for; else the first that is fit for the moment.
  private Optional<Profile.Service> service(Frame frame) {
    var all = speaker.profile().services();
    var urgent = all.stream().filter(it -> it.id().startsWith("emergency")).findFirst();
    var first = all.stream().filter(it -> !it.id().startsWith("emergency")).findFirst();
    boolean shown = !frame.terms().preference().orElse(Preference.NONE).with().isEmpty();
    var viewing = all.stream().filter(_ -> shown).filter(speaker.naming()::shows).findFirst();
    return frame
        .errand()
        .service()
        .flatMap(speaker.profile()::service)
        .or(() -> viewing)
        .or(() -> frame.emergency() ? urgent.or(() -> first) : first.or(() -> urgent));
  }

  /// Whatever the caller told about themselves is kept, whether or not an appointment follows.
  Thought noting(Thought thought) {
    var caller = thought.frame().caller();
    var said = caller.name().filter(_ -> caller.named() && !caller.contradicts());
    var details = new Details(said, caller.phone(), caller.email(), thought.frame().address());
    return caller
        .customer()
        .map(it -> thought.and(new Tool.NoteCustomer(it, details)))
        .orElse(thought);
  }

  private Thought offerAgain(Frame frame) {
    return speaker.offer(frame, frame.errand().offers(), "offer");
  }

  /// What the caller says to the times offered. Empty: it was no answer to them.
  Optional<Thought> choice(Frame frame, String intent, Slots slots) {
    var chosen = new Choice(speaker.setting(), frame.errand().offers()).of(intent, slots);
    if (chosen.isPresent()) return chosen.map(it -> take(frame, it));
    if (other(slots))
      return Optional.of(
          slots
              .when()
              .flatMap(it -> narrowed(frame, it))
              .orElseGet(() -> search(frame.errand(Frame.Errand::withoutOffers))));
    return intent.equals("no") ? Optional.of(another(frame)) : Optional.empty();
  }

  /// Whether something else is asked for than what was offered.
  boolean other(Slots slots) {
    return slots.timed() || slots.person().isPresent() || slots.place().isPresent();
  }

  /// All times offered are on the day named: which of them?
  Optional<Thought> narrowed(Frame frame, When when) {
    var offers = frame.errand().offers();
    boolean wide = when.grain() != Grain.MINUTE && offers.size() > 1;
    return wide && new Choice(speaker.setting(), offers).within(when)
        ? Optional.of(speaker.offer(frame, offers, "offer-again"))
        : Optional.empty();
  }

  /// None of the times suits. If they were not what was wished for, that may still become free.
  Thought another(Frame frame) {
    return frame.terms().nearest() && frame.errand().wished()
        ? new WaitlistFlow(speaker).ask(frame, "ask-waitlist")
        : otherwise(frame);
  }

  Thought otherwise(Frame frame) {
    var open =
        frame
            .errand(it -> it.withoutOffers().withWish(Optional.empty()))
            .terms(it -> it.withPreference(it.preference().flatMap(BookingFlow::lasting)));
    return speaker.ask(open, Expectation.TIME, "ask-another-time");
  }

  private static Optional<Preference> lasting(Preference it) {
    return Preference.NONE.withResources(it.with()).said();
  }

  Thought take(Frame frame, Offer offer) {
    var errand = frame.errand();
    if (frame.customer().isEmpty())
      return Thought.act(frame, new Tool.FindCustomer(frame.caller().phone(), source()));
    return noting(
        Thought.act(
            frame,
            new Tool.Book(
                frame.customer().get(),
                errand.service().orElseThrow(),
                errand.emergency(),
                offer.resource(),
                offer.slot(),
                offer.with(),
                frame.terms().offered())));
  }

  Source source() {
    return speaker.setting().voice() ? Source.PHONE_CALL : Source.SMS;
  }
}
