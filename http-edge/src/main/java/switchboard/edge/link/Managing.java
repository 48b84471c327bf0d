package switchboard.edge.link;

import static switchboard.edge.link.Desk.got;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import switchboard.edge.link.Desk.Found;
import switchboard.edge.link.Page.Button;
import switchboard.edge.link.Page.Mood;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Calendar.Terms;
import switchboard.engine.calendar.Finder;
import switchboard.engine.calendar.Finder.Search;
import switchboard.engine.calendar.Planner.Answer.Done;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Wish;
import switchboard.engine.notice.Notices;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;

/// A customer's own appointment: looked at, confirmed, moved, cancelled.
record Managing(Desk desk, Profile profile, Link link) {

  private static final int DAYS = 5;
  private static final int PER_DAY = 6;

  private static final String FREE = "Cancelling is free until %s before.";
  private static final String FREE_THEN =
      "Cancelling is free until %s before; after that it may cost %s.";

  private static final Map<String, String> REASONS = reasons();

  private static Map<String, String> reasons() {
    var all = new LinkedHashMap<String, String>();
    all.put("no-time", "I can't make it");
    all.put("not-needed", "No longer needed");
    all.put("found-other", "Found someone else");
    all.put("other", "Something else");
    return all;
  }

  Answer show() {
    return desk.find(link).map(it -> Answer.ok(page(it))).orElseGet(this::gone);
  }

  Answer act(Form form) {
    var found = desk.find(link);
    if (found.isEmpty()) return gone();
    var it = found.get();
    if (over(it) || it.appointment().status() == Appointment.Status.CANCELLED)
      return Answer.ok(page(it));
    return switch (form.action()) {
      case "attend" -> attend(it);
      case "cancel" -> cancel(it, form.value("reason"));
      case "move" ->
          form.value("slot")
              .flatMap(Choice::parse)
              .map(to -> move(it, to))
              .orElseGet(() -> unclear(it));
      default -> unclear(it);
    };
  }

  private Answer gone() {
    return new Answer(
        404,
        Page.of(profile, "We cannot find this appointment")
            .say("Please call us and we will look for it together."));
  }

  private Answer unclear(Found it) {
    return new Answer(
        400,
        open(headed(it).state(Mood.WAIT, "Please choose what you would like to do."), it, true));
  }

  private boolean over(Found it) {
    return !desk.now().isBefore(it.appointment().slot().start()) && !displaced(it);
  }

  private static boolean displaced(Found it) {
    return it.appointment().status() == Appointment.Status.DISPLACED;
  }

  private Page page(Found it) {
    if (over(it) && it.appointment().confirmed())
      return headed(it).state(Mood.PLAIN, "This appointment has begun or is over.");
    return switch (it.appointment().status()) {
      case CANCELLED -> cancelled(it);
      case HELD -> headed(it).state(Mood.WAIT, "This is not certain yet. We will write to you.");
      case DISPLACED ->
          open(
              headed(it)
                  .state(
                      Mood.WAIT,
                      "An emergency needed this time. We are sorry. Please choose another."),
              it,
              true);
      case CONFIRMED -> open(confirmed(it), it, it.appointment().pending());
    };
  }

  private Page confirmed(Found it) {
    var page = headed(it);
    if (it.appointment().pending())
      return page.state(
          Mood.WAIT, "We have to find another time. Choose one, or we will be in touch.");
    if (it.appointment().unsure())
      return page.state(Mood.WAIT, "We are checking this time and will confirm it shortly.");
    return it.appointment().attending()
        ? page.state(Mood.GOOD, "You have confirmed. See you then!")
        : page;
  }

  private Page cancelled(Found it) {
    return titled("Your appointment is cancelled", it, true)
        .say("You are welcome to call us or write to us for another.");
  }

  private Page headed(Found it) {
    return titled(title(it), it, displaced(it));
  }

  private Page titled(String title, Found it, boolean over) {
    return Page.of(profile, title).when(it.appointment().slot(), over).facts(facts(it));
  }

  private String title(Found it) {
    var service = profile.service(it.appointment().visit().service()).map(Profile.Service::name);
    return service.map(name -> words().say("Your %s", name)).orElse("Your appointment");
  }

  private Map<String, String> facts(Found it) {
    var facts = new LinkedHashMap<String, String>();
    profile
        .resource(it.standing().resource())
        .filter(one -> one.kind() == Kind.PERSON)
        .ifPresent(one -> facts.put("With", one.name()));
    var property = property(it);
    property.ifPresent(one -> facts.put("Where", one.address().orElse(one.name())));
    if (property.isEmpty() && profile.vertical().equals("med_spa"))
      facts.put("Where", profile.address());
    profile
        .service(it.appointment().visit().service())
        .flatMap(Profile.Service::preparation)
        .ifPresent(text -> facts.put("Before you come", text));
    return facts;
  }

  private Optional<Resource> property(Found it) {
    return it.appointment().visit().with().stream()
        .flatMap(id -> profile.resource(id).stream())
        .filter(one -> one.kind() == Kind.PROPERTY)
        .findFirst();
  }

  /// With everything that may be done.
  ///
  /// @param choosing whether a time is to be chosen first of all
  private Page open(Page page, Found it, boolean choosing) {
    boolean may = it.appointment().confirmed() && !it.appointment().pending();
    if (may && !it.appointment().attending())
      page.buttons(List.of(new Button("attend", "I will be there", "strong")));
    page.times(choosing ? "Choose a time" : "Find another time", choices(it), choosing);
    var start = it.appointment().slot().start();
    var notices = Notices.of(profile);
    var fee =
        displaced(it) || it.appointment().pending()
            ? Optional.<String>empty()
            : notices.fee(start, desk.now());
    return page.cancelling(policy(notices), fee, REASONS);
  }

  private Optional<String> policy(Notices notices) {
    return profile
        .planning()
        .cancellation()
        .map(it ->
            it.feeMinor()
                .map(fee -> words().say(FREE_THEN, spoken(it.window()), notices.money(fee)))
                .orElseGet(() -> words().say(FREE, spoken(it.window()))));
  }

  private String spoken(Duration window) {
    if (window.toMinutes() % 60 != 0)
      return words().say("%s minutes", Long.toString(window.toMinutes()));
    return window.toHours() == 1
        ? words().say("an hour")
        : words().say("%s hours", Long.toString(window.toHours()));
  }

  private Words words() {
    return Words.of(profile);
  }

  /// A few days, and a few times of each, spread over the day.
  private List<Opening> choices(Found it) {
    var days = new LinkedHashMap<LocalDate, List<Opening>>();
    for (var one : openings(it))
      days.computeIfAbsent(
              LocalDate.ofInstant(one.slot().start(), profile.zone()), _ -> new ArrayList<>())
          .add(one);
    return days.values().stream().limit(DAYS).flatMap(day -> spread(day).stream()).toList();
  }

  private static List<Opening> spread(List<Opening> day) {
    if (day.size() <= PER_DAY) return day;
    return IntStream.range(0, PER_DAY)
        .mapToObj(it -> day.get(it * (day.size() - 1) / (PER_DAY - 1)))
        .distinct()
        .toList();
  }

  private List<Opening> openings(Found it) {
    var visit = it.appointment().visit();
    var wish = Wish.ANY.with(property(it).map(Resource::id).stream().toList());
    var search =
        Search.of(link.tenant(), visit.service())
            .urgent(visit.emergency())
            .wishing(wish)
            .moving(link.subject());
    return got(desk.finder().openings(search))
        .map(Finder.Openings::openings)
        .orElse(List.of())
        .stream()
        .filter(one -> !one.slot().equals(it.appointment().slot()) || displaced(it))
        .toList();
  }

  private Answer attend(Found it) {
    var done = got(desk.planner().attend(it.standing())) instanceof Done;
    var now = desk.find(link).orElse(it);
    return done ? Answer.ok(page(now)) : new Answer(409, page(now));
  }

  private Answer cancel(Found it, Optional<String> reason) {
    var why = reason.filter(REASONS::containsKey);
    return got(desk.planner().cancel(it.standing(), By.LINK, why)) instanceof Done
        ? Answer.ok(cancelled(it))
        : new Answer(409, page(desk.find(link).orElse(it)));
  }

  /// Moved there already is moved.
  private Answer move(Found it, Choice to) {
    if (it.appointment().confirmed()
        && it.appointment().slot().start().equals(to.start())
        && it.standing().resource().equals(to.resource())) return moved(it);
    var opening = openings(it).stream().filter(to::is).findFirst();
    boolean done = opening.filter(one -> moved(it, one)).isPresent();
    return desk.find(link).map(now -> done ? moved(now) : tooLate(now)).orElseGet(this::gone);
  }

  private boolean moved(Found it, Opening to) {
    var at = it.standing();
    Slot slot = to.slot();
    var answer =
        at.resource().equals(to.resource())
            ? desk.planner().move(at, slot, By.LINK, Terms.STRICT)
            : desk.planner().handOver(at, to.resource(), to.with(), slot, Terms.STRICT);
    return got(answer) instanceof Done;
  }

  private Answer moved(Found now) {
    var page =
        titled("Your new time", now, false)
            .state(Mood.GOOD, "It is yours. You will find the new time in your messages, too.");
    return Answer.ok(open(page, now, false));
  }

  private Answer tooLate(Found now) {
    var page =
        headed(now)
            .state(
                Mood.WAIT,
                "Somebody else has just taken that time. These are free now; nothing has changed so far.");
    return new Answer(409, open(page, now, true));
  }
}
