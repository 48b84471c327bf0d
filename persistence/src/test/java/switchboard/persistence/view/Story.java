package switchboard.persistence.view;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Block;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Event.About;
import switchboard.engine.calendar.Event.Assured;
import switchboard.engine.calendar.Event.AttendanceConfirmed;
import switchboard.engine.calendar.Event.Blocked;
import switchboard.engine.calendar.Event.BusyLearned;
import switchboard.engine.calendar.Event.Cancelled;
import switchboard.engine.calendar.Event.Concluded;
import switchboard.engine.calendar.Event.Confirmed;
import switchboard.engine.calendar.Event.Displaced;
import switchboard.engine.calendar.Event.Held;
import switchboard.engine.calendar.Event.Interest;
import switchboard.engine.calendar.Event.LeadChanged;
import switchboard.engine.calendar.Event.MoveHeld;
import switchboard.engine.calendar.Event.MoveReleased;
import switchboard.engine.calendar.Event.Moved;
import switchboard.engine.calendar.Event.Outcome;
import switchboard.engine.calendar.Event.Released;
import switchboard.engine.calendar.Event.Reminded;
import switchboard.engine.calendar.Event.RescheduleAsked;
import switchboard.engine.calendar.Event.RescheduleSettled;
import switchboard.engine.calendar.Event.SourceLost;
import switchboard.engine.calendar.Event.Unblocked;
import switchboard.engine.calendar.Local;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.Event.Agreed;
import switchboard.engine.consent.Event.Asked;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.FrameChanged;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Event.SpecialistsAnswered;
import switchboard.engine.conversation.Event.SpecialistsOffered;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Event.Created;
import switchboard.engine.customer.Customer.Event.Named;
import switchboard.engine.customer.Customer.Event.OptedOut;
import switchboard.engine.customer.Customer.Event.PhoneLearned;
import switchboard.engine.customer.Customer.Event.RoleAdded;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.specialist.Opinion;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.engine.waitlist.Entry;
import switchboard.engine.waitlist.Event.Joined;
import switchboard.engine.waitlist.Event.Left;
import switchboard.engine.waitlist.Event.Offered;
import switchboard.engine.waitlist.Offer;
import switchboard.engine.waitlist.Times;
import switchboard.persistence.conversation.Frames;
import switchboard.persistence.tenant.Profiles;

/// A few weeks in the life of two tenants.
final class Story {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Optional<Block.Weekly> WEEKLY =
      Optional.of(new Block.Weekly(Set.of(DayOfWeek.MONDAY), Optional.empty()));

  /// What the story fills.
  static final List<String> TABLES =
      List.of(
          "tenant",
          "tenant_number",
          "tenant_key",
          "customer",
          "appointment",
          "block",
          "busy",
          "source",
          "conversation",
          "turn",
          "run",
          "specialist_offer",
          "specialist_answer",
          "contact",
          "outbox",
          "duty",
          "duty_block",
          "waitlist",
          "consent",
          "job",
          "change_request",
          "task",
          "property",
          "ticket",
          "ticket_note",
          "alarm");

  private Story() {}

  /// Two tenants with the same ids, each with a customer who calls, texts, and is visited.
  static Map<String, List<Fact>> facts() {
    var story = new LinkedHashMap<String, List<Fact>>();
    Stream.of("acme", "bolt")
        .forEach(tenant -> {
          story.put("tenant|" + tenant, tenant(tenant));
          story.put("customer|" + tenant + ":c1", customer());
          story.put("conversation|" + tenant + ":CA1", call(at(5)));
          story.put("conversation|" + tenant + ":CA2", call(at(300)));
          story.put("conversation|" + tenant + ":S1", thread());
          story.put("calendar|" + tenant + ":van", calendar(30));
          story.put("calendar|" + tenant + ":cart", calendar(600));
          story.put("calendar|" + tenant + ":room", room());
          story.put("waitlist|" + tenant, waitlist());
          story.put("consent|" + tenant + ":k1", consent());
          story.put("job|" + tenant + ":j1", Works.job(at(20)));
          story.put("change|" + tenant + ":x1", Works.change(at(21)));
          story.put("task|" + tenant + ":x1", Works.task(at(22)));
          story.put("property|" + tenant + ":p1", Homes.property(at(10)));
          story.put("ticket|" + tenant + ":t1", Homes.ticket(at(11)));
        });
    return story;
  }

  private static Instant at(int minutes) {
    return NINE.plusSeconds(60L * minutes);
  }

  private static List<Fact> tenant(String tenant) {
    var number = tenant.equals("acme") ? "+12025550101" : "+12025550102";
    return List.of(
        new Tenant.Event.Registered(
            Profiles.plumber(tenant, "", number), Map.of(Tenant.KeyKind.API, "h" + tenant), at(0)),
        new Tenant.Event.KeyIssued(Tenant.KeyKind.OWNER, "o" + tenant, at(1)),
        new Tenant.Event.Suspended("test", at(2)),
        new Tenant.Event.ProfileChanged(
            Profiles.plumber(tenant + " 2", "", number, number + "9"), at(3)));
  }

  private static List<Fact> waitlist() {
    var slot = Slot.of(at(900), HOUR);
    return List.of(
        new Joined("e1", new Entry("c1", "fix", Times.ANY, at(9000)), at(10)),
        new Joined("e2", new Entry("c2", "fix", Times.ANY, at(9000)), at(11)),
        new Offered("e1", new Offer("w.e1.x", "van", List.of(), slot, at(40)), at(12)),
        new Left("e2", "customer", at(13)));
  }

  private static List<Fact> consent() {
    var visit = new Visit("c1", "CA1", "fix", true, Duration.ZERO, Duration.ZERO);
    var burst = new Case("a9", visit, "van", Slot.of(at(900), HOUR), "a1", Optional.empty());
    return List.of(new Asked(burst, at(20), at(10)), new Agreed(By.OWNER, at(11)));
  }

  private static List<Fact> customer() {
    return List.of(
        new Created(Customer.Source.PHONE_CALL, at(5)),
        new PhoneLearned(Personal.of("+12025550111"), at(5)),
        new Named(Personal.of("Ann"), at(6)),
        new RoleAdded(Customer.Role.LEAD, at(6)),
        new RoleAdded(Customer.Role.CUSTOMER, at(7)),
        new OptedOut("STOP", at(8)));
  }

  private static List<Fact> call(Instant at) {
    return List.of(
        new Started(arrival(Channel.VOICE), 1, at),
        new Replied(0, Personal.of("Hello"), Next.LISTEN, at),
        new ReplyHeard(0, at),
        new UtteranceHeard(1, Personal.of("pipe"), 0.9, at),
        new Understood(1, "book", 0.9, true, at),
        new RunAsked("r1", 1, new Tool.NextAppointment("c1"), at),
        new RunFinished("r1", new Result.NothingFound(), at),
        new SpecialistsOffered(
            1, Personal.of("which pipe"), List.of("pipes"), List.of("comparison"), 0.7, false, at),
        new SpecialistsAnswered(1, true, at),
        new RunAsked(
            "r2",
            1,
            new Tool.ConsultSpecialists(Personal.of("which pipe"), List.of("pipes"), HOUR),
            at),
        new RunFinished(
            "r2",
            new Result.Advised(
                List.of(
                    Contribution.of(
                        "pipes", "pipe specialist", new Opinion.Answered("PEX.", 0.8), HOUR))),
            at),
        new FrameChanged(Frames.booked("c1", "Ann", "pipe", "a1"), at),
        new MessageAsked(
            "m" + at,
            Audience.CUSTOMER,
            Optional.of("c1"),
            Optional.empty(),
            Personal.of("See you"),
            at),
        new Ended("booked", at.plusSeconds(60)),
        new LegChanged("completed", 3, Optional.of(Duration.ofSeconds(61)), at));
  }

  private static List<Fact> thread() {
    return List.of(
        new Started(arrival(Channel.SMS), 1, at(100)),
        Frames.text(0, "hi", at(100)),
        new FrameChanged(Frames.of(Goal.STATUS, "c1", "Ann", "price"), at(100)),
        Frames.text(1, "thanks", at(301)));
  }

  private static Arrival arrival(Channel channel) {
    return new Arrival(channel, Optional.empty(), Optional.empty(), "x");
  }

  /// A resource that leads, is busy elsewhere, blocked, and gives one appointment to the next.
  private static List<Fact> calendar(int minutes) {
    var slot = Slot.of(at(minutes), HOUR);
    var later = Slot.of(at(minutes + 30), HOUR);
    var evening = Slot.of(at(minutes + 3000), HOUR);
    var visit = Visits.leading("c1", "room");
    var about = Optional.of(new About(visit, later));
    var block = new Block(DAY, LocalTime.NOON, LocalTime.of(13, 0), ZONE, Block.Kind.BREAK, WEEKLY);
    return List.of(
        new Held("a1", visit, slot, at(10), at(5), Optional.of(Local.of(slot.start(), ZONE))),
        new Confirmed("a1", at(6), true, Optional.of(new About(visit, slot))),
        new Assured("a1", at(6), Optional.of(new About(visit, slot))),
        new Held("a2", visit(), later, at(11), at(6)),
        new Moved("a1", later, By.OWNER, at(7), Optional.empty(), about),
        new AttendanceConfirmed("a1", at(7)),
        new Reminded("a1", later.start(), HOUR, at(7)),
        new MoveHeld("a1", evening, at(12), at(8), about),
        new MoveReleased("a1", at(8)),
        new RescheduleAsked("a1", "customer", at(8), about),
        new RescheduleSettled("a1", at(8)),
        new Concluded("a1", Outcome.COMPLETED, Optional.of(Interest.HIGH), at(9), about),
        new Cancelled("a2", By.CUSTOMER, at(8)),
        new Held("a3", visit(), evening, at(15), at(9)),
        new Confirmed("a3", at(9)),
        new Displaced("a3", "a4", at(9), Optional.of(new About(visit(), evening))),
        new Held("a5", visit(), Slot.of(at(minutes + 4000), HOUR), at(15), at(9)),
        new Released("a5", at(9)),
        new Blocked("b1", block, at(9)),
        new Blocked("b2", block, at(9)),
        new Unblocked("b2", at(9)),
        new BusyLearned("google", List.of(new Outside("g1", Optional.of(evening))), true, at(9)),
        new SourceLost("google", at(10)));
  }

  /// One that follows, and one that takes over what the van had.
  private static List<Fact> room() {
    var following = Visits.following("c1", "van");
    var handed = Visits.handedOver("c1", "van");
    var slot = Slot.of(at(60), HOUR);
    var about = Optional.of(new About(handed, Slot.of(at(9000), HOUR)));
    return List.of(
        new Held("a1", following, slot, at(10), at(5)),
        new Confirmed("a1", at(6), false, Optional.of(new About(following, slot))),
        new LeadChanged("a1", "cart", at(7)),
        new Held("a6", handed, Slot.of(at(9000), HOUR), at(20), at(15)),
        new Confirmed("a6", at(16), false, about),
        new Cancelled("a6", By.LINK, at(17), Optional.of("no-time"), true, about));
  }

  private static Visit visit() {
    return new Visit("c1", "CA1", "repair", true, Duration.ZERO, Duration.ZERO);
  }
}
