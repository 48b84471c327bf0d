package switchboard.engine.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.engine.privacy.MaskSeal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.StoredFact;
import switchboard.engine.ticket.Ticket.Card;
import switchboard.engine.ticket.Ticket.Command;
import switchboard.engine.ticket.Ticket.Reason;
import switchboard.engine.ticket.Ticket.Reply;
import switchboard.engine.ticket.Ticket.Reply.Accepted;
import switchboard.engine.ticket.Ticket.Reply.Rejected;
import switchboard.engine.ticket.Ticket.Reply.Seen;
import switchboard.engine.ticket.Ticket.Status;

class TicketTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(ConfigFactory.load()));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
  private static final Personal MO = new Personal("Mo Example");
  private static final Need LEAK =
      new Need(
          Optional.of("c1"),
          Optional.of("p1"),
          Optional.of("CA1"),
          new Personal("water through the ceiling"),
          "plumbing",
          Urgency.URGENT);

  private final EventSourcedBehaviorTestKit<Command, Event, State> ticket =
      EventSourcedBehaviorTestKit.create(
          KIT.system(),
          Ticket.create("acme:t", CLOCK, new MaskSeal(7)),
          EventSourcedBehaviorTestKit.enabledSerializationSettings().withVerifyEquality(true));

  @BeforeEach
  void clear() {
    ticket.clear();
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private Reply tell(Function<ActorRef<Reply>, Command> it) {
    return ticket.<Reply>runCommand(it).reply();
  }

  private Reply open() {
    return tell(to -> new Command.Open(LEAK, to));
  }

  private Status status() {
    return ((Seen) tell(Command.Look::new)).card().map(Card::status).orElseThrow();
  }

  @Test
  void a_ticket_goes_its_way_and_survives_a_restart() {
    assertThat(open()).isEqualTo(new Accepted(true));
    assertThat(status()).isEqualTo(Status.OPEN);
    tell(to -> new Command.Assign(MO, to));
    assertThat(status()).isEqualTo(Status.ASSIGNED);
    tell(Command.Start::new);
    tell(to -> new Command.Assign(new Personal("Cy Example"), to));
    assertThat(status()).isEqualTo(Status.IN_PROGRESS);
    tell(to -> new Command.Note(new Personal("washer ordered"), to));
    tell(to -> new Command.Resolve(Optional.of(new Personal("new washer")), to));
    assertThat(status()).isEqualTo(Status.RESOLVED);
    tell(Command.Close::new);
    ticket.restart();
    assertThat(status()).isEqualTo(Status.CLOSED);
    assertThat(ticket.getState().assignee()).contains(new Personal("Cy Example"));
  }

  @Test
  void everything_said_twice_is_done_once() {
    open();
    var steps =
        List.<Function<ActorRef<Reply>, Command>>of(
            to -> new Command.Open(LEAK, to),
            to -> new Command.Assign(MO, to),
            Command.Start::new,
            to -> new Command.Note(MO, to),
            to -> new Command.Grade(Urgency.EMERGENCY, "heating", to),
            to -> new Command.Resolve(Optional.empty(), to),
            Command.Close::new,
            Command.Reopen::new);
    for (var step : steps) {
      tell(step);
      assertThat(tell(step)).isEqualTo(new Accepted(false));
    }
  }

  @Test
  void it_is_the_same_need_though_it_was_graded_since() {
    open();
    tell(to -> new Command.Grade(Urgency.EMERGENCY, "heating", to));
    assertThat(open()).isEqualTo(new Accepted(false));
    var other =
        new Need(
            Optional.of("c2"),
            Optional.empty(),
            Optional.empty(),
            new Personal("x"),
            "other",
            Urgency.NORMAL);
    assertThat(tell(to -> new Command.Open(other, to)))
        .isEqualTo(new Rejected(Reason.OPENED_OTHERWISE));
  }

  @Test
  void what_is_over_has_to_be_opened_again_first() {
    open();
    tell(to -> new Command.Assign(MO, to));
    tell(Command.Close::new);
    assertThat(tell(Command.Start::new)).isEqualTo(new Rejected(Reason.OVER));
    assertThat(tell(to -> new Command.Resolve(Optional.empty(), to)))
        .isEqualTo(new Rejected(Reason.OVER));
    assertThat(tell(Command.Reopen::new)).isEqualTo(new Accepted(true));
    assertThat(status()).isEqualTo(Status.ASSIGNED);
  }

  @Test
  void nothing_becomes_of_what_was_never_reported() {
    assertThat(tell(Command.Start::new)).isEqualTo(new Rejected(Reason.NO_SUCH_TICKET));
    assertThat(tell(Command.Reopen::new)).isEqualTo(new Rejected(Reason.NO_SUCH_TICKET));
    assertThat(tell(Command.Look::new)).isEqualTo(new Seen(Optional.empty()));
  }

  @Test
  void the_journal_tells_nothing_personal() {
    open();
    tell(to -> new Command.Assign(MO, to));
    assertThat(PersistenceTestKit.create(KIT.system()).persistedInStorage("ticket|acme:t"))
        .map(it -> new String(((StoredFact) it).json(), StandardCharsets.UTF_8))
        .isNotEmpty()
        .noneMatch(it -> it.contains("ceiling") || it.contains("Example"));
  }
}
