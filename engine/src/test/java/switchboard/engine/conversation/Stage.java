package switchboard.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Appointment;
import switchboard.engine.calendar.Slot;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.danger.Alarm;
import switchboard.engine.dialogue.OwnerSheet;
import switchboard.engine.privacy.Personal;
import switchboard.engine.scenario.Hearing;
import switchboard.engine.scenario.Scenario;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.House;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Booked;
import switchboard.engine.tool.Result.CustomerFound;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Understander;

/// Plays a [Scenario] and writes down what was said. Besides what [Hearing] finds, no reply is what
/// was said last.
final class Stage {

  private static final String SOMEBODY = "c-other";

  private final Scenario scenario;
  private final Profile profile;
  private final House house;
  private final Waiting waiting;
  private final Estate estate;
  private final Office office;
  private final Talk talk;
  private final Experts experts;
  private final StringBuilder transcript = new StringBuilder();
  private final List<String> faults = new ArrayList<>();
  private String last = "";
  private boolean raced;

  Stage(Scenario scenario, Understander understander) {
    this.scenario = scenario;
    this.profile = scenario.changed(scenario.preset().profile());
    this.house = new House(scenario.begins(profile.zone()), profile);
    this.estate = new Estate(house, scenario);
    this.waiting = new Waiting(house, estate, new Works(scenario.jobs(), scenario.silent()));
    house.properties = Optional.of(estate.properties());
    var from = scenario.from().orElse(Talk.CALLER.e164());
    var peer = from.equals("withheld") ? Optional.<Phone>empty() : Optional.of(new Phone(from));
    this.talk = new Talk("CA1", peer, understander, profile);
    this.experts = new Experts(profile, scenario.thinking());
    talk.tools = (tool, run) -> interrupted(tool, run);
    talk.slow = experts::slow;
    talk.now = house.now;
    scenario.known().ifPresent(this::meet);
    scenario.silent().forEach(house.silent::add);
    scenario
        .busy()
        .forEach(it ->
            it.from()
                .datesUntil(it.to().plusDays(1))
                .forEach(day -> house.block(it.resource(), day)));
    scenario.unsure().forEach(house::lose);
    this.office = new Office(house, scenario);
    waiting.consent = scenario.consent();
  }

  private java.time.Instant instant(LocalDateTime local) {
    return local.atZone(profile.zone()).toInstant();
  }

  /// Somebody else takes the time just before it is booked or moved to, once.
  private Result interrupted(Tool tool, String run) {
    if (tool instanceof Tool.ConsultSpecialists it) return experts.run(it);
    var slot =
        switch (tool) {
          case Tool.Book it -> Optional.of(new Taken(it.resource(), it.slot()));
          case Tool.MoveAppointment it ->
              Optional.of(new Taken(it.to().orElse(it.resource()), it.slot()));
          case Tool _ -> Optional.<Taken>empty();
        };
    if (raced || !scenario.raced() || slot.isEmpty()) return estate.viewed(waiting.run(run, tool));
    raced = true;
    take("race", slot.get().resource(), slot.get().slot());
    return waiting.run(run, tool);
  }

  private record Taken(String resource, Slot slot) {}

  private void take(String id, String resource, Slot slot) {
    var service = profile.services().getFirst().id();
    house.run("CA9", id, new Tool.Book(SOMEBODY, service, false, resource, slot));
  }

  private void meet(Scenario.Known known) {
    var number = Optional.of(Personal.of(scenario.from().orElse(Talk.CALLER.e164())));
    var found =
        (CustomerFound) house.run("CA0", "seed", new Tool.FindCustomer(number, Source.PHONE_CALL));
    var told =
        new Details(
            Personal.of(known.name()),
            number,
            Optional.empty(),
            Personal.of(known.address()),
            known.looking().map(Scenario.Looking::requirements));
    estate.lives(found.customer(), known);
    house.run("CA0", "note", new Tool.NoteCustomer(found.customer(), told));
    var had = 0;
    for (var it : scenario.has()) {
      var booked = visit(found.customer(), Waiting.id(had++), it);
      assertThat(booked).as("%s", it).isInstanceOf(Booked.class);
    }
    scenario.offered().ifPresent(it -> waiting.offer = Optional.of(book(found.customer(), it)));
  }

  private Result visit(String customer, String id, Scenario.Visit it) {
    return house.run("CA0", id, book(customer, it));
  }

  private Tool.Book book(String customer, Scenario.Visit it) {
    var service = profile.service(it.service()).orElseThrow();
    var slot = Slot.of(instant(it.start()), service.duration());
    return new Tool.Book(
        customer,
        it.service(),
        false,
        it.resource().orElse("van-1"),
        slot,
        it.with(),
        Optional.of(instant(it.start().minusDays(2))));
  }

  String transcript() {
    return transcript.toString();
  }

  List<String> play() {
    if (!scenario.text()) hello(talk.calls());
    if (scenario.surveyed()) survey();
    scenario.talk().forEach(this::step);
    finish(scenario.end());
    return faults;
  }

  private void survey() {
    var to = Personal.of(Talk.CALLER.e164());
    talk.decide(new Command.AskSurvey("CA0", "c1", to, Talk.NOBODY));
  }

  private void hello(String greeting) {
    transcript.append("  us:     ").append(greeting).append('\n');
    new Hearing(greeting, ended()).greeting(scenario.hello()).forEach(this::fault);
    last = greeting;
  }

  private void step(Scenario.Step it) {
    it.later().ifPresent(house::pass);
    talk.now = house.now;
    if (ended()) {
      fault("the call had already ended before: " + it.caller().orElse("(…)"));
      return;
    }
    overheard();
    if (it.waits().isPresent()) reply("(waits)", waited(it.waits().get()), it);
    else if (it.nothing()) reply("(silence)", talk.keepsSilent(), it);
    else if (it.keys().isPresent())
      reply("[" + it.keys().get() + "]", talk.presses(it.keys().get()), it);
    else spoken(it.caller().orElse(""), it);
  }

  /// What has been thought about long enough is there.
  private void overheard() {
    var due = talk.pending.stream().filter(it -> !experts.due(it).isAfter(house.now)).toList();
    talk.pending.removeAll(due);
    for (var it : due)
      talk.finish(talk.decide(new Command.Finish(it.run(), talk.tools.apply(it.tool(), it.run()))));
  }

  /// The reply, if it is there by then; else what is said meanwhile.
  private String waited(java.time.Duration length) {
    var end = house.now.plus(length);
    var first = talk.pending.stream().map(experts::due).min(java.time.Instant::compareTo);
    var until = first.filter(it -> it.isBefore(end)).orElse(end);
    house.pass(java.time.Duration.between(house.now, until));
    talk.now = house.now;
    overheard();
    int turn = talk.state.turns().current();
    var reply = talk.state.reply(turn);
    if (reply.isPresent()) return reply.get().text().text();
    talk.decide(new Command.Hurry(turn));
    return talk.of(Event.FillerSpoken.class).getLast().text();
  }

  private void spoken(String words, Scenario.Step it) {
    if (scenario.text()) {
      var message = "SM" + talk.journal.size();
      reply(words, talk.texts(message, words, it.opt()), it);
      return;
    }
    int turn = talk.state.turns().current() + 1;
    var heard = new Command.Hear(turn, Personal.of(words), it.sure().orElse(0.9), Talk.NOBODY);
    var said = talk.send(heard, turn);
    reply(words, talk.pending.isEmpty() || talk.state.turns().replied() ? said : "", it);
  }

  private boolean ended() {
    return talk.state.leg().ended();
  }

  private void reply(String caller, String said, Scenario.Step it) {
    transcript.append("  caller: ").append(caller).append(meaning()).append('\n');
    transcript.append("  us:     ").append(said).append(ended() ? "  [hangs up]" : "").append('\n');
    new Hearing(said, ended()).faults(it).forEach(this::fault);
    if (!said.isBlank() && said.equals(last) && !asked("repeat")) fault("says the same again");
    last = said;
  }

  /// What the caller's words were taken for.
  private String meaning() {
    var all = talk.of(Event.Understood.class);
    if (all.isEmpty() || all.getLast().turn() != talk.state.turns().current()) return "";
    var it = all.getLast();
    return "   (%s %.2f%s)"
        .formatted(it.intent(), it.confidence(), it.emergency() ? " emergency" : "");
  }

  private boolean asked(String intent) {
    var all = talk.of(Event.Understood.class);
    return !all.isEmpty() && all.getLast().intent().equals(intent);
  }

  private void fault(String what) {
    faults.add(what);
    transcript.append("          ^^^ ").append(what).append('\n');
  }

  private String alarm() {
    return talk.of(Event.Understood.class).stream()
        .flatMap(it -> it.alarm().stream())
        .min(Comparator.comparing(Alarm::severity))
        .map(it -> it.severity() + " " + it.danger())
        .orElse("none");
  }

  private void finish(Scenario.End end) {
    transcript.append("  outcome: ").append(talk.state.outcome()).append('\n');
    end.outcome()
        .filter(it -> !it.equals(talk.state.outcome()))
        .ifPresent(it -> fault("outcome should be " + it));
    var rated = talk.of(Event.Rated.class).stream().map(Event.Rated::rating).toList();
    if (!rated.equals(end.rating().stream().toList())) fault("rated " + rated);
    var alarm = alarm();
    transcript.append("  alarm:   ").append(alarm).append('\n');
    end.alarm().filter(it -> !it.equals(alarm)).ifPresent(it -> fault("an alarm of " + it));
    if (!experts.asked.equals(end.consulted())) fault("consulted " + experts.asked);
    visits(end);
    customer(end);
    records(end);
    letters(Audience.CUSTOMER, end.sms());
    letters(Audience.OWNER, end.owner());
    written("change", waiting.works.changes, end.changes());
    if (!end.tasks().isEmpty()) written("task", waiting.works.tasks, end.tasks());
    if (!end.blocked().isEmpty()) written("block", office.blocked(), end.blocked());
    written("finished", office.finished, end.finished());
    if (OwnerSheet.open(talk.state.frame()) && house.customers.size() > scenario.diary().size())
      fault("made a customer of somebody of the business");
  }

  private void written(String what, List<String> is, List<String> expected) {
    for (var it : is) transcript.append("  ").append(what).append(": ").append(it).append('\n');
    Hearing.letters(what, expected, is).forEach(this::fault);
  }

  private void records(Scenario.End end) {
    estate.written().forEach(it -> transcript.append("  record:  ").append(it).append('\n'));
    estate.faults(end).forEach(this::fault);
  }

  private void visits(Scenario.End end) {
    var live =
        house.appointments().values().stream()
            .filter(it -> it.status() == Appointment.Status.CONFIRMED)
            .filter(it -> it.visit().lead().isEmpty())
            .filter(it -> !it.visit().customer().equals(SOMEBODY))
            .toList();
    for (var it : live)
      transcript
          .append("  visit:   ")
          .append(it.visit().service())
          .append(" ")
          .append(it.slot().start().atZone(house.profile().zone()).toLocalDateTime())
          .append('\n');
    boolean right =
        live.size() == end.visit().size()
            && end.visit().stream().allMatch(it -> live.stream().anyMatch(is -> same(it, is)));
    if (!right) fault("appointments should be " + end.visit());
    if (live.stream().anyMatch(Appointment::pending) != end.pending()) fault("pending?");
    check("joined", end.joined(), waiting.joined.size());
    check("displaced", end.displaced(), waiting.displaced.size());
    if (!waiting.answers.equals(end.answers())) fault("the owner answered " + waiting.answers);
  }

  private void check(String what, int expected, int is) {
    if (expected != is) fault(what + " " + is + " times");
  }

  private boolean same(Scenario.Visit expected, Appointment it) {
    return it.visit().service().equals(expected.service())
        && it.slot().start().equals(instant(expected.start()))
        && (expected.with().isEmpty() || it.visit().with().equals(expected.with()))
        && it.visit().emergency() == expected.emergency().orElse(false);
  }

  private void customer(Scenario.End end) {
    var id = talk.state.frame().customer();
    if (id.isEmpty()) return;
    var card =
        java.util.Objects.requireNonNull(house.customers.get(House.TENANT + ":" + id.get())).card();
    transcript.append("  on file: ").append(card.name().map(Personal::text).orElse("-"));
    transcript.append(" | ").append(card.address().map(Personal::text).orElse("-")).append('\n');
    check("name", end.name(), card.name());
    check("address", end.address(), card.address());
    transcript.append("  looking: ").append(card.looked().size()).append(" times\n");
    boolean right =
        end.looking().isEmpty()
            || card.looking().filter(it -> end.looking().get().same(it)).isPresent();
    if (!right)
      fault(
          "looks for "
              + card.looking()
              + " "
              + card.looking().flatMap(it -> it.area()).map(Personal::text));
    end.optedOut().filter(it -> it != card.optedOut()).ifPresent(_ -> fault("opted out?"));
  }

  private void check(String what, Optional<String> expected, Optional<Personal> is) {
    if (expected.isPresent() && !is.map(Personal::text).equals(expected))
      fault(what + " should be " + expected.get());
  }

  private void letters(Audience audience, List<String> expected) {
    var written = talk.letters(audience);
    for (var it : written)
      transcript.append("  to ").append(audience).append(": ").append(it).append('\n');
    Hearing.letters("to " + audience, expected, written).forEach(this::fault);
  }
}
