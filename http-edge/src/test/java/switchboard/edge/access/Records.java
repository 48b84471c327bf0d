package switchboard.edge.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.edge.calendar.Agenda;
import switchboard.engine.Page;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.Consent;
import switchboard.engine.consent.Consents;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.customer.Customers;
import switchboard.engine.duty.Duties;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Outbox;
import switchboard.engine.waitlist.Times;
import switchboard.engine.waitlist.Waitlists;

/// Read models in memory: for each tenant one of everything, marked with the tenant's id in every
/// text. Cursors other than `next` are refused as the real ones refuse them.
public final class Records {

  private final Instant now;
  private final List<String> tenants;

  public Records(Instant now, String... tenants) {
    this.now = now;
    this.tenants = List.of(tenants);
  }

  <T> Page<T> page(String tenant, Optional<String> cursor, T item) {
    cursor
        .filter(it -> !it.equals("next"))
        .ifPresent(_ -> {
          throw new IllegalArgumentException("not a cursor");
        });
    if (!tenants.contains(tenant) || cursor.isPresent())
      return new Page<>(List.of(), Optional.empty());
    return new Page<>(List.of(item), Optional.of("next"));
  }

  boolean has(String tenant, String id) {
    return tenants.contains(tenant) && id.endsWith("-" + tenant);
  }

  private static Optional<String> some(String what, String tenant) {
    return Optional.of(what + " of " + tenant);
  }

  private Conversations.Summary summary(String tenant) {
    return new Conversations.Summary(
        "call-" + tenant,
        Channel.VOICE,
        some("customer", tenant),
        some("name", tenant),
        some("peer", tenant),
        Optional.of("book"),
        true,
        some("need", tenant),
        some("outcome", tenant),
        Optional.empty(),
        2,
        now.minusSeconds(3600),
        Optional.of(now),
        Optional.of(Duration.ofSeconds(95)));
  }

  private Conversations.Turn turn(String tenant) {
    var run =
        new Conversations.Run(
            "run-" + tenant, "book", some("result", tenant), now, Optional.of(now));
    return new Conversations.Turn(
        1,
        "utterance",
        some("said", tenant),
        Optional.of(0.9),
        Optional.of("book"),
        Optional.of(1.0),
        some("reply", tenant),
        true,
        Optional.of(now),
        Optional.empty(),
        List.of(run));
  }

  private Schedule.Entry entry(String tenant) {
    return new Schedule.Entry(
        "visit-" + tenant,
        Optional.of("call-" + tenant),
        "customer-" + tenant,
        some("name", tenant),
        some("phone", tenant),
        some("address", tenant),
        some("need", tenant),
        "leak",
        "nobody",
        Slot.of(now.plusSeconds(3600), Duration.ofHours(1)),
        true,
        Schedule.Status.CONFIRMED,
        false);
  }

  public Conversations conversations() {
    return new Conversations() {
      @Override
      public Page<Summary> list(
          String tenant, Conversations.Filter filter, Optional<String> cursor, int limit) {
        return page(tenant, cursor, summary(tenant));
      }

      @Override
      public Optional<Detail> byId(String tenant, String id) {
        if (!has(tenant, id)) return Optional.empty();
        var summary = id.startsWith("CA") ? LiveRecords.live(summary(tenant)) : summary(tenant);
        return Optional.of(new Detail(summary, List.of(turn(tenant)), LiveRecords.acts(tenant)));
      }

      @Override
      public Tally since(String tenant, Instant since) {
        return tenants.contains(tenant) ? new Tally(1, 0, 1, 0) : new Tally(0, 0, 0, 0);
      }
    };
  }

  public Schedule schedule() {
    return new Planned();
  }

  private final class Planned implements Schedule {
    @Override
    public List<Entry> between(String tenant, Slot window) {
      return tenants.contains(tenant) ? List.of(entry(tenant)) : List.of();
    }

    @Override
    public Optional<Entry> byId(String tenant, String appointment) {
      return has(tenant, appointment) ? Optional.of(entry(tenant)) : Optional.empty();
    }

    @Override
    public Page<Entry> list(
        String tenant, Schedule.Filter filter, Optional<String> cursor, int limit) {
      return page(tenant, cursor, entry(tenant));
    }

    @Override
    public Page<Entry> reschedules(String tenant, Optional<String> cursor, int limit) {
      return page(tenant, cursor, entry(tenant));
    }

    @Override
    public List<Share> mix(String tenant, Slot window) {
      return tenants.contains(tenant) ? List.of(new Share("leak", 1, 0, 60)) : List.of();
    }

    @Override
    public Figures figures(String tenant, Slot window) {
      return new Figures(tenants.contains(tenant) ? 1 : 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public List<Closed> blocks(String tenant, Slot window) {
      return List.of();
    }

    @Override
    public List<Elsewhere> elsewhere(String tenant, Slot window) {
      return List.of();
    }

    @Override
    public List<Lost> lost(String tenant) {
      return List.of();
    }

    @Override
    public long madeSince(String tenant, Instant since) {
      return tenants.contains(tenant) ? 1 : 0;
    }
  }

  public Customers customers() {
    return new Customers() {
      @Override
      public Page<Customers.Row> list(
          String tenant, Optional<String> search, Optional<String> cursor, int limit) {
        return page(tenant, cursor, row(tenant));
      }

      @Override
      public Optional<Customers.Row> byId(String tenant, String id) {
        return has(tenant, id) ? Optional.of(row(tenant)) : Optional.empty();
      }

      private Customers.Row row(String tenant) {
        return new Customers.Row(
            "customer-" + tenant,
            some("name", tenant),
            some("phone", tenant),
            Optional.empty(),
            some("address", tenant),
            List.of("LEAD"),
            false,
            now,
            now);
      }
    };
  }

  public Outbox outbox() {
    return new Listed();
  }

  private final class Listed implements Outbox {
    @Override
    public Page<Message> list(String tenant, Optional<String> cursor, int limit) {
      return page(
          tenant,
          cursor,
          new Message(
              tenant,
              "message-" + tenant,
              Audience.OWNER,
              some("number", tenant),
              Optional.empty(),
              "body of " + tenant,
              false,
              State.FAILED,
              3,
              now,
              Optional.empty(),
              Optional.empty(),
              some("error", tenant)));
    }

    @Override
    public List<Count> counts(String tenant, Instant since) {
      if (!tenants.contains(tenant)) return List.of();
      return List.of(new Count(Audience.OWNER, State.FAILED, 2));
    }

    @Override
    public void post(Letter letter) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void withdraw(String tenant, String appointment) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Message> take(
        switchboard.engine.message.Channel channel, int limit, Instant at, Duration patience) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean outdated(String tenant, String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sent(String tenant, String id, String reference, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void again(String tenant, String id, String error, Instant due) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void failed(String tenant, String id, String error) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void suppressed(String tenant, String id, String why) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void reported(String tenant, String id, String status, Optional<String> error) {
      throw new UnsupportedOperationException();
    }
  }

  public Waitlists waitlists() {
    return new Waitlists() {
      @Override
      public List<Waitlists.Row> list(String tenant, Instant at) {
        if (!tenants.contains(tenant)) return List.of();
        return List.of(
            new Waitlists.Row(
                "waits-" + tenant,
                "customer-" + tenant,
                some("name", tenant),
                some("phone", tenant),
                "leak",
                Times.ANY,
                Optional.of("nobody"),
                List.of("room"),
                now,
                now.plusSeconds(3600),
                Optional.of(
                    new Offered(
                        "offer-" + tenant,
                        "nobody",
                        Slot.of(now, Duration.ofHours(1)),
                        now.plusSeconds(60)))));
      }

      @Override
      public Optional<Waitlists.Row> open(String tenant, String customer, Instant at) {
        return Optional.empty();
      }
    };
  }

  public Consents consents() {
    return new Consents() {
      @Override
      public List<Consents.Row> open(String tenant, Instant at) {
        return byId(tenant, "asked-" + tenant).stream().toList();
      }

      @Override
      public Optional<Consents.Row> byId(String tenant, String id) {
        if (!has(tenant, id)) return Optional.empty();
        var visit = new Visit("customer-" + tenant, "", "leak", true, Duration.ZERO, Duration.ZERO);
        var what =
            new Case(
                "emergency-" + tenant,
                visit,
                "nobody",
                Slot.of(now, Duration.ofHours(1)),
                "visit-" + tenant,
                Optional.empty());
        return Optional.of(
            new Consents.Row(id, what, Consent.Status.OPEN, now, now.plusSeconds(600)));
      }
    };
  }

  public Duties duties() {
    var agenda = new Agenda();
    for (var tenant : tenants)
      agenda.add(
          new Duty(
              tenant,
              "reminder-" + tenant,
              Duty.Kind.REMIND,
              "visit-" + tenant,
              Optional.of("nobody"),
              Map.of("start", now.plusSeconds(3600).toString(), "before", "PT1H"),
              now,
              0));
    return agenda;
  }

  static Map<String, String> ids(String tenant) {
    return Map.ofEntries(
        Map.entry("hand-offs", "call-" + tenant),
        Map.entry("recordings", "recording-" + tenant),
        Map.entry("conversations", "call-" + tenant),
        Map.entry("customers", "customer-" + tenant),
        Map.entry("appointments", "visit-" + tenant),
        Map.entry("jobs", "job-" + tenant),
        Map.entry("change-requests", "change-" + tenant),
        Map.entry("properties", "home-" + tenant),
        Map.entry("tickets", "ticket-" + tenant),
        Map.entry("alerts", "alert-" + tenant),
        Map.entry("outbound", "call-" + tenant));
  }
}
