package switchboard.engine.dialogue;

import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// What something would cost: told where the profile says so; else whatever is needed for an
/// estimate is asked and the estimate promised. The route names what to `ask` for it (`address` or
/// `email`), and may name the service of a `visit` that is made to give one.
record QuoteFlow(Speaker speaker) implements Flow {

  static final String NAME = "quote";
  private static final String SERVICE = "service";
  private static final String PRICED = "priced";
  private static final String VISIT = "visit";
  private static final String GATHER = "gather";
  private static final String REFUSED = "refused";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    var visit = visit(frame).map(Service::id);
    var service = frame.errand().service().filter(it -> !visit.equals(Optional.of(it)));
    var about = meaning.slots().service().or(() -> service).flatMap(speaker.profile()::service);
    var price = about.flatMap(new Facts(speaker)::price);
    var known = service.map(it -> WorkTalk.with(frame, SERVICE, it)).orElse(frame);
    if (price.isPresent()) return priced(known, price.get());
    if (service.isPresent() && !talk().heard("quote-asked", words))
      return talk().book(frame, service);
    var need =
        need(frame, words).or(() -> service.flatMap(speaker.profile()::service).map(Service::name));
    var now = need.map(it -> needing(known, it)).orElse(known);
    return visit.isPresent() ? offered(now) : gather(now);
  }

  /// "A quote" says nothing of what is to be priced.
  private Optional<String> need(Frame frame, String words) {
    boolean vague = talk().heard("quote-vague", words);
    return frame.need().map(Personal::text).filter(_ -> !vague);
  }

  private static Frame needing(Frame frame, String need) {
    return WorkTalk.with(frame, "need", need)
        .errand(it -> it.withNeed(Optional.of(Personal.of(need))));
  }

  private WorkTalk talk() {
    return new WorkTalk(speaker);
  }

  private Optional<Service> visit(Frame frame) {
    return speaker
        .route(WorkTalk.form(frame).intent())
        .get(VISIT)
        .flatMap(speaker.profile()::service);
  }

  private Thought priced(Frame frame, String price) {
    var now = WorkTalk.at(frame, PRICED);
    return speaker.ask(now, Expectation.YES_OR_NO, "quote-book").after(price);
  }

  private Thought offered(Frame frame) {
    return speaker.ask(WorkTalk.at(frame, VISIT), Expectation.YES_OR_NO, "quote-visit");
  }

  /// What is still to be known: of what, for whom, and where it goes.
  private Thought gather(Frame frame) {
    var now = WorkTalk.at(frame, GATHER);
    if (WorkTalk.form(now).get("need").isEmpty())
      return speaker.ask(now, Expectation.NEED, "quote-what");
    if (now.name().isEmpty() && speaker.setting().voice() && !refused(now, Expectation.NAME))
      return speaker.ask(now, Expectation.NAME, "ask-name");
    return contact(now).orElseGet(() -> promise(now));
  }

  private Optional<Thought> contact(Frame frame) {
    boolean address = asks(frame).equals("address");
    var asked = address ? Expectation.ADDRESS : Expectation.EMAIL;
    boolean known =
        address
            ? frame.address().or(() -> frame.caller().place()).isPresent()
            : frame.caller().email().isPresent();
    return known || refused(frame, asked)
        ? Optional.empty()
        : Optional.of(speaker.ask(frame, asked, address ? "quote-address" : "quote-email"));
  }

  private String asks(Frame frame) {
    return speaker.route(WorkTalk.form(frame).intent()).get("ask").orElse("email");
  }

  private static boolean refused(Frame frame, Expectation asked) {
    return WorkTalk.form(frame).get(REFUSED + asked).isPresent();
  }

  private Thought promise(Frame frame) {
    var need = WorkTalk.form(frame).get("need").orElse("");
    var what = speaker.house().phrase("quote-task", "need", need);
    return new Pledge(speaker).give(frame, Pledge.ESTIMATE, what, "quote-promised");
  }

  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    if (Pledge.open(frame)) return new Pledge(speaker).said(frame);
    return switch (WorkTalk.form(frame).step()) {
      case PRICED -> decided(frame, words, meaning);
      case VISIT -> visited(frame, words, meaning);
      case GATHER -> gathered(frame, words, meaning);
      default -> Optional.empty();
    };
  }

  private static boolean agrees(Understanding meaning) {
    return WorkTalk.yes(meaning) || meaning.slots().timed() || meaning.intent().equals("book");
  }

  /// Who tells a name or an address goes along with it.
  private static boolean along(Understanding meaning) {
    return meaning.slots().name().isPresent() || meaning.slots().address().isPresent();
  }

  private Optional<Thought> decided(Frame frame, String words, Understanding meaning) {
    if (WorkTalk.no(meaning)) return Optional.of(talk().over(frame, "jobs-fine"));
    var other = talk().leaving(frame, words, meaning).or(() -> other(frame, words, meaning));
    boolean agreed = other.isEmpty() && (agrees(meaning) || along(meaning));
    return agreed ? Optional.of(talk().book(frame, WorkTalk.form(frame).get(SERVICE))) : other;
  }

  /// Another service is another price.
  private Optional<Thought> other(Frame frame, String words, Understanding meaning) {
    var service =
        meaning
            .slots()
            .service()
            .filter(it -> !visit(frame).map(Service::id).equals(Optional.of(it)));
    boolean same = service.equals(WorkTalk.form(frame).get(SERVICE));
    if (service.isEmpty() || same || WorkTalk.yes(meaning))
      return talk().elsewhere(frame, words, meaning, NAME, "book");
    var fresh = new Form(NAME, WorkTalk.form(frame).intent());
    var now = frame.withForm(fresh).errand(it -> it.withService(service));
    return Optional.of(begin(now, words, meaning));
  }

  private Optional<Thought> visited(Frame frame, String words, Understanding meaning) {
    if (WorkTalk.no(meaning)) return Optional.of(gather(frame));
    var other = talk().leaving(frame, words, meaning).or(() -> other(frame, words, meaning));
    boolean agreed = other.isEmpty() && (agrees(meaning) || along(meaning));
    return agreed ? Optional.of(talk().book(frame, visit(frame).map(Service::id))) : other;
  }

  private Optional<Thought> gathered(Frame frame, String words, Understanding meaning) {
    var asked = frame.talk().asked();
    if (asked == Expectation.NEED) return described(frame, words, meaning);
    boolean told =
        switch (asked) {
          case NAME -> frame.caller().named();
          case ADDRESS -> frame.address().isPresent();
          case EMAIL -> meaning.slots().email().isPresent();
          case ANYTHING, NEED, PHONE, TIME, CHOICE, YES_OR_NO -> false;
        };
    boolean refused = WorkTalk.no(meaning) || talk().heard("quote-refused", words);
    if (told) return Optional.of(gather(frame));
    if (refused) return Optional.of(gather(WorkTalk.with(frame, REFUSED + asked, "yes")));
    return talk().elsewhere(frame, words, meaning, NAME, "book");
  }

  private Optional<Thought> described(Frame frame, String words, Understanding meaning) {
    var service = meaning.slots().service().flatMap(speaker.profile()::service);
    if (service.flatMap(new Facts(speaker)::price).isPresent()) return other(frame, words, meaning);
    if (WorkTalk.no(meaning)) return Optional.of(talk().over(frame, "never-mind"));
    var other = talk().elsewhere(frame, words, meaning, NAME, "book");
    boolean enough = words.strip().split("\\s+").length > 1 || service.isPresent();
    if (other.isPresent() || !enough || talk().heard("quote-vague", words)) return other;
    return Optional.of(gather(needing(frame, WorkTalk.cut(words))));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return new Pledge(speaker).learned(frame, result);
  }

  @Override
  public Thought question(Frame frame) {
    if (Pledge.open(frame)) return new Pledge(speaker).go(frame);
    return switch (WorkTalk.form(frame).step()) {
      case PRICED -> speaker.ask(frame, Expectation.YES_OR_NO, "quote-book");
      case VISIT -> offered(frame);
      default -> gather(frame);
    };
  }
}
