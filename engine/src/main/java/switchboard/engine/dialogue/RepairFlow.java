package switchboard.engine.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.customer.Context;
import switchboard.engine.customer.Context.Standing;
import switchboard.engine.privacy.Personal;
import switchboard.engine.ticket.Urgency;
import switchboard.engine.tool.RecordResult.PropertyFound;
import switchboard.engine.tool.RecordResult.TicketOpened;
import switchboard.engine.tool.RecordTool;
import switchboard.engine.tool.Result;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.Understanding;

/// A renter reports that something is broken: what, where in the home, since when, and at which
/// property if that is not known. In an emergency what to do comes first, and nothing is asked but
/// the address.
record RepairFlow(Speaker speaker) implements Flow {

  static final String NAME = "repair";
  private static final List<String> STEPS = List.of("what", "where", "since", "address");
  private static final int LONGEST = 280;
  private static final String HELP = "help";

  @Override
  public Thought begin(Frame frame, String words, Understanding meaning) {
    if (reported(frame, meaning)) return speaker.tell(frame.settled(), "repair-known");
    boolean told = Repairs.shipped().tells(words) || meaning.emergency();
    var form = frame.form().orElseThrow();
    var now = frame.withForm(told ? said(form, "what", words) : form);
    if (frame.emergency()) return alarmed(now, words);
    boolean unsafe = Repairs.shipped().urgency(words, false) == Urgency.URGENT;
    return SearchFlow.asked(next(now), speaker.phrase(unsafe ? "repair-sorry" : "gladly"));
  }

  /// Whoever tells it again, in fear, has called for help already.
  private static boolean reported(Frame frame, Understanding meaning) {
    return frame.emergency() && meaning.emergency() && frame.talk().manner().asked().contains(HELP);
  }

  private Thought alarmed(Frame frame, String words) {
    var lead = speaker.phrase("emergency-lead") + " " + advice(words);
    return next(frame.errand(Frame.Errand::withAdvised)).after(lead);
  }

  /// What to do until help comes, as the business says it.
  private String advice(String words) {
    var all = speaker.profile().emergencies().advice();
    var said = words.toLowerCase(Locale.ROOT);
    return all.keySet().stream()
        .filter(it -> !it.equals("*") && said.contains(it))
        .findFirst()
        .map(all::get)
        .or(() -> Optional.ofNullable(all.get("*")))
        .orElse("");
  }

  private static Form said(Form form, String what, String words) {
    return form.with(what, words.substring(0, Math.min(LONGEST, words.length())));
  }

  private Thought next(Frame frame) {
    var form = frame.form().orElseThrow();
    return STEPS.stream()
        .filter(it -> missing(frame, form, it))
        .findFirst()
        .map(it -> question(frame.withForm(form.at(it))))
        .orElseGet(() -> find(frame));
  }

  private boolean missing(Frame frame, Form form, String step) {
    var what = form.get("what").orElse("");
    if (form.get(step).isPresent()) return false;
    return switch (step) {
      case "where" -> !frame.emergency() && !Repairs.shipped().placed(what);
      case "since" -> !frame.emergency() && !Repairs.shipped().dated(what);
      case "address" -> renting(frame).isEmpty() && frame.address().isEmpty();
      default -> true;
    };
  }

  /// The only property they rent, if we know it.
  private static Optional<String> renting(Frame frame) {
    return frame
        .caller()
        .context()
        .filter(it -> it.standing().filter(Standing.RENTER::equals).isPresent())
        .flatMap(Context::property);
  }

  @Override
  public Thought question(Frame frame) {
    var step = frame.form().orElseThrow().step();
    boolean address = step.equals("address");
    return speaker.ask(
        frame,
        address ? Expectation.ADDRESS : Expectation.NEED,
        STEPS.contains(step) ? "repair-" + step : "repair-what");
  }

  /// Whatever is said to the question is taken as it is, unless it is clearly something else.
  @Override
  public Optional<Thought> said(Frame frame, String words, Understanding meaning) {
    var form = frame.form().orElseThrow();
    boolean urgent = frame.emergency() && !frame.errand().advised();
    if (urgent) return Optional.of(alarmed(frame.withForm(more(form, words)), words));
    if (Forms.elsewhere(speaker, meaning, NAME) || words.strip().endsWith("?"))
      return Optional.empty();
    if (form.step().equals("address"))
      return frame.address().isPresent() ? Optional.of(next(frame)) : Optional.empty();
    boolean empty = words.isBlank() || meaning.intent().equals("yes");
    if (empty || (form.step().equals("what") && !fit(words))) return Optional.empty();
    return Optional.of(next(frame.withForm(said(form, form.step(), words))));
  }

  private static Form more(Form form, String words) {
    var before = form.get("what").map(it -> it + "; ").orElse("");
    return said(form, "what", before + words);
  }

  private static boolean fit(String words) {
    return Repairs.shipped().tells(words) || words.strip().split("\\s+").length >= 2;
  }

  /// An address is one of our properties, we hope; the ticket is opened all the same if it is not.
  private Thought find(Frame frame) {
    var known = renting(frame);
    if (known.isPresent() || frame.address().isEmpty()) return open(frame, known);
    return Thought.act(frame, new RecordTool.FindProperty(frame.address().get()));
  }

  private Thought open(Frame frame, Optional<String> property) {
    var form = frame.form().orElseThrow();
    if (frame.customer().isEmpty()) return new CallBackFlow(speaker).sorry(frame);
    var all = need(frame, form, property.isEmpty());
    var what = form.get("what").orElse("");
    var ticket =
        new RecordTool.OpenTicket(
            frame.customer().get(),
            property,
            Personal.of(all),
            Repairs.shipped().category(what + " " + form.get("where").orElse("")),
            Repairs.shipped().urgency(what, frame.emergency()));
    return new BookingFlow(speaker).noting(Thought.act(frame, ticket));
  }

  /// "Leaking tap; kitchen; since Monday; at 1 Example Street".
  private static String need(Frame frame, Form form, boolean address) {
    var parts = Stream.of("what", "where", "since").map(form::get).flatMap(Optional::stream);
    var at = frame.address().filter(_ -> address).map(it -> "at " + it.text()).stream();
    return Stream.concat(parts, at).collect(Collectors.joining("; "));
  }

  @Override
  public Thought learned(Frame frame, RecordTool tool, Result result) {
    return switch (result) {
      case PropertyFound(var it) -> open(frame, Optional.of(it.id()));
      case TicketOpened it -> opened(frame, it);
      case Result _ when tool instanceof RecordTool.FindProperty -> open(frame, Optional.empty());
      case Result _ -> new CallBackFlow(speaker).sorry(frame);
    };
  }

  private Thought opened(Frame frame, TicketOpened it) {
    var key = "repair-" + it.urgency().name().toLowerCase(Locale.ROOT);
    boolean urgent = it.urgency() == Urgency.EMERGENCY;
    var told = urgent ? frame.talk(talk -> talk.manner(m -> m.withAsked(HELP))) : frame;
    var done = told.achieved("ticket", Optional.empty()).settled();
    var helper = it.contractor().filter(who -> !who.erased()).map(who -> helper(who.text()));
    return speaker.tell(
        done, key, "ticket", speaker.wording().code(it.ticket()), "contractor", helper.orElse(""));
  }

  /// Whoever comes, or the number to call.
  private String helper(String who) {
    return who.startsWith("+")
        ? speaker.phrase("repair-number", "number", speaker.wording().phone(who))
        : speaker.phrase("repair-contractor", "name", who);
  }
}
