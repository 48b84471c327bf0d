package switchboard.engine.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Fit;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.tool.RecordResult.PropertiesFound;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// Looks for a home to rent or to buy: asks only what has not been said, tells two or three at a
/// time, goes by what the caller says of them, and goes on to a viewing. Where nothing fits, what
/// is looked for is kept, and the caller told of new homes if they agree.
record SearchFlow(Speaker speaker) implements Flow {

  static final String NAME = "search";
  private static final List<String> QUESTIONS = List.of("beds", "area", "budget");
  private static final String LIST = "list";
  private static final String NOTIFY = "notify";
  private static final String CHANGE = "change";

  /// Who has not answered a question twice is not asked a third time.
  private static final int ENOUGH = 2;

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    if (named(words, meaning)) return new DetailsFlow(speaker).begin(frame, words, meaning);
    var form = frame.form().orElseThrow();
    var deal = speaker.route(form.intent()).get("deal").map(Deal::valueOf);
    var said = WantedWords.in(words, "", deal);
    for (var it : QUESTIONS) if (heard("any-" + it, words)) form = form.with("any-" + it, "yes");
    var lead = meaning.slots().name().isEmpty() ? speaker.phrase("gladly") : "";
    return asked(
        next(plain(frame, meaning).withForm(deal.map(said::withDeal).orElse(said).into(form))),
        lead);
  }

  /// Where they look is not where they live.
  static Frame plain(Frame frame, Understanding meaning) {
    return meaning.slots().address().isPresent()
        ? frame.errand(it -> it.withAddress(Optional.empty()))
        : frame;
  }

  /// Courtesy before a question; results speak for themselves.
  static Thought asked(Thought next, String lead) {
    return next.speech().isPresent() ? next.after(lead) : next;
  }

  /// Whether one property is meant, and not a kind of home.
  static boolean named(String words, Understanding meaning) {
    boolean placed = meaning.slots().place().isPresent();
    return placed
        || meaning.slots().address().filter(HomeWords::door).isPresent()
        || HomeWords.referred(words);
  }

  /// Takes up a search of an earlier call.
  Thought resume(Frame frame, Wanted wanted) {
    var intent = wanted.deal().filter(Deal.SALE::equals).isPresent() ? "buy" : "rent";
    var form = new Form(NAME, "property_enquiry_" + intent);
    return next(frame.withForm(wanted.into(form)));
  }

  /// Asks what has changed since an earlier call.
  Thought changed(Frame frame, Wanted wanted) {
    var form = wanted.into(new Form(NAME, "property_enquiry_buy")).at(CHANGE);
    return speaker.ask(frame.withForm(form), Expectation.NEED, "search-change");
  }

  private Thought next(Frame frame) {
    var form = frame.form().orElseThrow();
    var it = Wanted.of(form);
    var now = frame.talk(talk -> talk.withMissed(0));
    return QUESTIONS.stream()
        .filter(what -> !known(form, it, what))
        .findFirst()
        .map(what -> question(now.withForm(form.at(what))))
        .orElseGet(() -> search(now));
  }

  private static boolean known(Form form, Wanted it, String what) {
    if (form.get("any-" + what).isPresent()) return true;
    return switch (what) {
      case "beds" ->
          it.beds().isPresent() || it.type().filter(Listing.Type.STUDIO::equals).isPresent();
      case "area" -> it.area().isPresent();
      default -> it.most().isPresent() || it.least().isPresent();
    };
  }

  @Override
  public Thought question(Frame frame) {
    if (Pledge.open(frame)) return new Pledge(speaker).go(frame);
    var form = frame.form().orElseThrow();
    return switch (form.step()) {
      case LIST -> speaker.ask(frame, Expectation.CHOICE, "search-which");
      case NOTIFY -> notify(frame);
      case HomeTalk.STEP -> new HomeTalk(speaker).question(frame);
      case CHANGE -> speaker.ask(frame, Expectation.NEED, "search-change");
      default -> speaker.ask(frame, Expectation.NEED, "search-" + kind(form));
    };
  }

  /// What a home may cost is asked otherwise of those who buy.
  private static String kind(Form form) {
    boolean sale = Wanted.of(form).deal().filter(Deal.SALE::equals).isPresent();
    return form.step().equals("budget") && sale ? "price" : form.step();
  }

  private Thought notify(Frame frame) {
    return speaker.ask(frame, Expectation.YES_OR_NO, "search-notify");
  }

  @Override
  public Optional<Thought> said(Frame before, String words, Understanding meaning) {
    var frame = plain(before, meaning);
    var form = frame.form().orElseThrow();
    var deal = Wanted.of(form).deal();
    if (Pledge.open(frame)) return new Pledge(speaker).said(frame);
    boolean asked = QUESTIONS.contains(form.step());
    var wanted = WantedWords.in(words, asked ? form.step() : "", deal);
    if (form.step().equals(HomeTalk.STEP))
      return new HomeTalk(speaker)
          .said(frame, words, meaning)
          .or(() -> other(frame, words, meaning));
    if (form.step().equals(LIST)) return listed(frame, words, meaning, wanted);
    if (named(words, meaning) && !asked) return other(frame, words, meaning);
    boolean unsure = meaning.confidence() < Answers.SURE;
    if (asked && unsure && !wanted.nothing()) return Optional.of(merged(frame, wanted));
    var elsewhere = new WorkTalk(speaker).elsewhere(frame, words, meaning, NAME);
    if (elsewhere.isPresent()) return elsewhere;
    if (form.step().equals(NOTIFY)) return consent(frame, meaning, wanted);
    if (!wanted.nothing()) return Optional.of(merged(frame, wanted));
    boolean any = asked && (heard("any", words) || frame.talk().missed() >= ENOUGH);
    return any
        ? Optional.of(next(frame.withForm(form.with("any-" + form.step(), "yes"))))
        : Optional.empty();
  }

  /// Another property by its name.
  private Optional<Thought> other(Frame frame, String words, Understanding meaning) {
    return named(words, meaning)
        ? Optional.of(new DetailsFlow(speaker).begin(frame, words, meaning))
        : Optional.empty();
  }

  private boolean heard(String what, String words) {
    return new Control(speaker).heard("search-" + what, words);
  }

  private Thought merged(Frame frame, Wanted more) {
    var form = frame.form().orElseThrow();
    return next(frame.withForm(Wanted.of(form).and(more).into(form)));
  }

  private Thought search(Frame frame) {
    var form = frame.form().orElseThrow();
    var wanted = Wanted.of(form);
    var now = frame.withForm(form.at(LIST));
    return kept(Thought.act(now, new RecordTool.SearchProperties(wanted.search())), wanted, false);
  }

  /// Keeps what they look for with what is known of them.
  private static Thought kept(Thought thought, Wanted wanted, boolean tell) {
    var details = Details.NONE.withLooking(wanted.requirements(tell));
    return thought
        .frame()
        .customer()
        .map(it -> thought.and(new Tool.NoteCustomer(it, details)))
        .orElse(thought);
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    if (Pledge.open(frame)) return new Pledge(speaker).learned(frame, result);
    return switch (result) {
      case PropertiesFound(var items, var near) -> found(frame, items, near);
      case Result.Failed _ -> new CallBackFlow(speaker).sorry(frame);
      case Result _ -> found(frame, List.of(), false);
    };
  }

  private Thought found(Frame frame, List<Listing> items, boolean near) {
    var form = frame.form().orElseThrow();
    var musts = Wanted.of(form).musts();
    var fitting =
        items.stream().filter(it -> musts.stream().allMatch(one -> Homes.has(it, one))).toList();
    var most = Wanted.of(form).most().filter(_ -> form.get("cheaper").isPresent());
    if (most.isPresent() && items.stream().anyMatch(it -> Fit.price(it) > most.get()))
      return found(frame, items.stream().filter(it -> Fit.price(it) <= most.get()).toList(), near);
    if (items.isEmpty()) return notify(frame.withForm(form.at(NOTIFY))).after(none(form));
    boolean all = !fitting.isEmpty();
    var why =
        all && !near
            ? ""
            : speaker.phrase(
                all ? "search-near" : "search-without",
                "must",
                musts.isEmpty() ? "" : musts.getLast());
    return told(frame, Homes.of(all ? fitting : items), why);
  }

  private String none(Form form) {
    return speaker.phrase("search-none", "home", Wanted.of(form).words(speaker.wording()));
  }

  /// Reads out a few homes.
  private Thought told(Frame frame, Homes homes, String lead) {
    var form = homes.into(frame.form().orElseThrow().at(LIST)).without("home");
    var lines = new ArrayList<String>();
    for (var it : homes.told()) lines.add(new HomeWords(speaker).line(it, lines.size()));
    var key = homes.told().size() == 1 ? "search-one" : "search-some";
    var more = homes.next().isPresent() ? speaker.phrase("search-or-more") : "";
    var now = frame.withForm(form).talk(it -> it.withMissed(0));
    return speaker
        .ask(
            now,
            Expectation.CHOICE,
            key,
            "homes",
            speaker.wording().tongue().both(lines),
            "more",
            more)
        .after(lead);
  }

  private Optional<Thought> listed(
      Frame frame, String words, Understanding meaning, Wanted wanted) {
    var homes = Homes.of(frame.form().orElseThrow());
    if (homes.isEmpty()) return Optional.empty();
    var slots = meaning.slots();
    return slots
        .choice()
        .flatMap(homes.get()::numbered)
        .or(() -> superlative(homes.get(), words))
        .or(() -> heard("that-one", words) ? homes.get().like(wanted) : Optional.empty())
        .map(it -> new HomeTalk(speaker).chosen(frame, it, meaning))
        .or(() -> other(frame, words, meaning))
        .or(() -> refined(frame, homes.get(), words, wanted))
        .or(() -> decided(frame, homes.get(), words, meaning));
  }

  /// "The cheaper one", "the bigger one".
  private Optional<Listing> superlative(Homes homes, String words) {
    var told = homes.told();
    if (told.size() < 2 || !heard("extreme", words)) return Optional.empty();
    return heard("cheaper", words)
        ? told.stream().min(java.util.Comparator.comparingLong(Fit::price))
        : told.stream().max(java.util.Comparator.comparingInt(Listing::bedrooms));
  }

  /// "Something cheaper", "bigger", "with a garden", "in Kilburn".
  private Optional<Thought> refined(Frame frame, Homes homes, String words, Wanted more) {
    var form = frame.form().orElseThrow();
    var now = Wanted.of(form);
    var told = homes.told();
    if (heard("cheaper", words) && more.most().isEmpty()) {
      long least = told.stream().mapToLong(Fit::price).min().orElse(0);
      now = now.withMost(below(least, now));
      form = form.with("cheaper", "yes");
    } else if (heard("bigger", words) && more.beds().isEmpty()) {
      int most = told.stream().mapToInt(Listing::bedrooms).max().orElse(0);
      now = now.withBeds(Optional.of(most + 1), Optional.empty());
    } else if (heard("smaller", words) && more.beds().isEmpty()) {
      int fewest = told.stream().mapToInt(Listing::bedrooms).min().orElse(1);
      now = now.withBeds(Optional.empty(), Optional.of(Math.max(0, fewest - 1)));
    } else if (more.nothing()) return Optional.empty();
    return Optional.of(search(frame.withForm(now.and(more).into(form))));
  }

  /// The next round sum.
  private static long below(long price, Wanted wanted) {
    long step = wanted.deal().filter(Deal.SALE::equals).isPresent() ? 500_000 : 5_000;
    return Math.max(step, (price - 1) / step * step);
  }

  private Optional<Thought> decided(Frame frame, Homes homes, String words, Understanding meaning) {
    if (heard("next", words)) return Optional.of(more(frame, homes));
    boolean see = meaning.intent().equals("book_viewing") || heard("see", words);
    boolean one = homes.told().size() == 1;
    if (see && one)
      return Optional.of(new HomeTalk(speaker).view(frame, homes.told().getFirst(), meaning));
    return switch (meaning.intent()) {
      case "yes" ->
          one
              ? Optional.of(new HomeTalk(speaker).chosen(frame, homes.told().getFirst(), meaning))
              : Optional.of(speaker.ask(frame, Expectation.CHOICE, "search-which"));
      case "no" -> Optional.of(more(frame, homes));
      default ->
          see
              ? Optional.of(speaker.ask(frame, Expectation.CHOICE, "search-which"))
              : Optional.empty();
    };
  }

  private Thought more(Frame frame, Homes homes) {
    var form = frame.form().orElseThrow();
    return homes
        .next()
        .map(it -> told(frame, it, ""))
        .orElseGet(
            () -> notify(frame.withForm(form.at(NOTIFY))).after(speaker.phrase("search-no-more")));
  }

  /// The homes told last once more, after one of them was looked at.
  Optional<Thought> again(Frame frame) {
    var form = frame.form().map(it -> new Form(NAME, it.intent(), LIST, it.gathered()));
    return form.flatMap(Homes::of)
        .filter(it -> it.all().size() > 1)
        .map(it -> more(frame.withForm(form.orElseThrow()), it));
  }

  private Optional<Thought> consent(Frame frame, Understanding meaning, Wanted more) {
    if (meaning.intent().equals("yes")) return Optional.of(promised(frame));
    if (!more.nothing()) return Optional.of(merged(frame, more));
    return meaning.intent().equals("no")
        ? Optional.of(speaker.tell(frame.settled(), "search-kept"))
        : Optional.empty();
  }

  /// Nobody is told of new homes who has not agreed to it; a person looks too.
  private Thought promised(Frame frame) {
    var wanted = Wanted.of(frame.form().orElseThrow());
    var what =
        Personal.of(
            speaker.house().phrase("search-task", "home", wanted.words(speaker.house().wording())));
    var done = frame.achieved("lead", Optional.empty()).settled();
    var said = kept(speaker.tell(done, "search-promised"), wanted, true);
    return Stream.of(new RecordTool.AddTask(frame.customer(), "FOLLOW_UP", what, Optional.empty()))
        .filter(_ -> frame.customer().isPresent())
        .reduce(said, Thought::and, (one, _) -> one);
  }
}
