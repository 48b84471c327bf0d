package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.customer.Context;
import switchboard.engine.customer.Context.Standing;
import switchboard.engine.customer.Requirements;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.understanding.Understanding;

/// Greets somebody we know by what they have to do with us, where the tenant lets a number alone
/// speak for a person, and takes the answer to what such a greeting asks.
record Welcome(Speaker speaker) {

  private static final String NAME = "welcome";

  /// Empty: there is nothing to say beyond the name.
  Optional<Thought> greeting(Frame frame, String greeting, String name) {
    return frame.caller().context().flatMap(it -> greeting(frame, it, greeting, name));
  }

  private Optional<Thought> greeting(Frame frame, Context it, String greeting, String name) {
    var kind = kind(it);
    if (kind.isEmpty()) return Optional.empty();
    var address = it.viewed().or(it::address).filter(a -> !a.erased()).map(Personal::text);
    var home = it.looking().map(all -> Wanted.of(all).words(speaker.wording()));
    var said =
        speaker.tell(
            frame,
            "welcome-" + kind.get(),
            "greeting",
            greeting,
            "name",
            name,
            "address",
            address.map(Welcome::door).orElse(""),
            "home",
            home.orElse(""));
    boolean asks = !kind.get().equals("renter");
    return Optional.of(asks ? said.with(asking(said.frame(), kind.get())) : said);
  }

  private static String door(String address) {
    return address.replaceFirst(",\\s*[^,]*$", "");
  }

  private static Optional<String> kind(Context it) {
    if (it.viewed().filter(a -> !a.erased()).isPresent()) return Optional.of("viewed");
    if (it.standing().isPresent() && it.address().filter(a -> !a.erased()).isPresent())
      return it.standing().map(who -> who == Standing.RENTER ? "renter" : "landlord");
    return it.looking()
        .flatMap(Requirements::deal)
        .map(deal -> deal == Deal.SALE ? "buyer" : "tenant");
  }

  /// The question is open, but nothing is pursued yet.
  private static Frame asking(Frame frame, String kind) {
    var now = frame.withForm(new Form(NAME, "", kind, java.util.Map.of()));
    return now.errand(_ -> frame.errand());
  }

  static boolean open(Frame frame) {
    return frame.errand().goal().isEmpty()
        && frame.form().filter(it -> it.flow().equals(NAME)).isPresent();
  }

  /// Empty: it was no answer, but something else that is wanted.
  Optional<Thought> answered(Frame frame, String words, Understanding meaning) {
    var kind = frame.form().orElseThrow().step();
    var over = frame.withoutForm();
    boolean other = Forms.elsewhere(speaker, meaning, SearchFlow.NAME);
    if (other || SearchFlow.named(words, meaning)) return Optional.empty();
    return switch (kind) {
      case "landlord" -> landlord(over, meaning);
      case "viewed" -> viewed(over, words, meaning);
      case "buyer" -> buyer(over, words, meaning);
      default -> lead(over, words, meaning);
    };
  }

  private Optional<Thought> landlord(Frame frame, Understanding meaning) {
    var about = frame.withForm(new Form("landlord", "landlord_enquiry"));
    return switch (meaning.intent()) {
      case "yes" -> Optional.of(new MessageFlow(speaker, "landlord").question(about));
      case "no" -> Optional.of(speaker.tell(frame, "welcome-else"));
      default -> Optional.empty();
    };
  }

  private Wanted wanted(Frame frame) {
    var looking = frame.caller().context().flatMap(Context::looking);
    return looking.map(Wanted::of).orElse(Wanted.NOTHING);
  }

  private Optional<Thought> lead(Frame frame, String words, Understanding meaning) {
    var more = WantedWords.in(words, "", wanted(frame).deal());
    if (meaning.intent().equals("no") && more.nothing())
      return Optional.of(speaker.tell(frame, "welcome-else"));
    boolean yes = meaning.intent().equals("yes") || !more.nothing();
    return yes
        ? Optional.of(new SearchFlow(speaker).resume(frame, wanted(frame).and(more)))
        : Optional.empty();
  }

  /// "Have your requirements changed?"
  private Optional<Thought> buyer(Frame frame, String words, Understanding meaning) {
    var flow = new SearchFlow(speaker);
    var more = WantedWords.in(words, "", wanted(frame).deal());
    if (more.nothing() && meaning.intent().equals("yes"))
      return Optional.of(flow.changed(frame, wanted(frame)));
    boolean same = meaning.intent().equals("no") || !more.nothing();
    return same ? Optional.of(flow.resume(frame, wanted(frame).and(more))) : Optional.empty();
  }

  /// What they thought of it goes to the negotiator, who calls.
  private Optional<Thought> viewed(Frame frame, String words, Understanding meaning) {
    boolean more = new Control(speaker).heard("welcome-more", words);
    if (more || meaning.intent().equals("no"))
      return Optional.of(new SearchFlow(speaker).resume(frame, wanted(frame)));
    var address = frame.caller().context().flatMap(Context::viewed).map(Personal::text).orElse("");
    var what = speaker.house().phrase("welcome-task", "address", address, "words", words);
    var about = frame.withForm(new Form("general", "general_enquiry"));
    return Optional.of(
        new Pledge(speaker).leave(about, "FOLLOW_UP", Personal.of(what), "welcome-interested"));
  }
}
