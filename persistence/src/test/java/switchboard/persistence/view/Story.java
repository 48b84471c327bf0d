package switchboard.persistence.view;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.calendar.Slot;
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
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.persistence.conversation.Frames;
import switchboard.persistence.tenant.Profiles;

/// A few weeks in the life of two tenants.
final class Story {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  /// What the story fills.
  static final List<String> TABLES =
      List.of(
          "tenant",
          "tenant_number",
          "tenant_key",
          "customer",
          "appointment",
          "conversation",
          "turn",
          "run",
          "contact",
          "outbox",
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

  private static List<Fact> calendar(int minutes) {
    var slot = Slot.of(at(minutes), Duration.ofHours(1));
    var later = Slot.of(at(minutes + 30), Duration.ofHours(1));
    var visit =
        new switchboard.engine.calendar.Visit(
            "c1", "CA1", "repair", true, Duration.ZERO, Duration.ZERO);
    return List.of(
        new switchboard.engine.calendar.Event.Held("a1", visit, slot, at(10), at(5)),
        new switchboard.engine.calendar.Event.Confirmed("a1", at(6)),
        new switchboard.engine.calendar.Event.Held("a2", visit, later, at(11), at(6)),
        new switchboard.engine.calendar.Event.Moved("a1", later, Calendar.By.OWNER, at(7)),
        new switchboard.engine.calendar.Event.Cancelled("a2", Calendar.By.CUSTOMER, at(8)));
  }
}
