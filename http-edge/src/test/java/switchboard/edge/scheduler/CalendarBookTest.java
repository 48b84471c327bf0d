package switchboard.edge.scheduler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Entities;
import switchboard.engine.calendar.Calendar.Command;
import switchboard.engine.calendar.Calendar.Reply;
import switchboard.engine.calendar.Outside;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.State;

class CalendarBookTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final String SOURCE = "ics:1";

  private State state = State.EMPTY;
  private final List<Command.Learn> told = new ArrayList<>();
  private final List<Boolean> sure = new ArrayList<>();
  private int patience = -1;
  private final CalendarBook book =
      new CalendarBook(
          new Entities<>() {
            @Override
            public <R> CompletionStage<R> ask(String id, Function<ActorRef<R>, Command> command) {
              var inbox = TestInbox.<R>create();
              take(command.apply(inbox.getRef()));
              return CompletableFuture.completedStage(inbox.receiveMessage());
            }
          },
          Duration.ofSeconds(5));

  private void take(Command command) {
    if (patience-- == 0) throw new IllegalStateException("died");
    if (command instanceof Command.Learn it) told.add(it);
    switch (state.decide(command, NINE)) {
      case Accept(var events) -> {
        for (var it : events) state = state.apply(it);
        command.replyTo().tell(new Reply.Accepted());
      }
      case Reject(var why) -> command.replyTo().tell(new Reply.Rejected(why));
    }
    sure.add(state.sure());
  }

  private static List<Outside> entries(int from, int to, String more) {
    return IntStream.range(from, to)
        .mapToObj(i ->
            new Outside(
                "e" + i + more,
                Optional.of(Slot.of(NINE.plusSeconds(7200L * i), Duration.ofHours(1)))))
        .toList();
  }

  private int busy() {
    return state.taken(Slot.of(NINE, Duration.ofDays(5000)), NINE).size();
  }

  @Test
  void a_calendar_too_large_for_one_frame_is_told_in_parts_and_unknown_meanwhile() {
    book.learn("acme", "van", SOURCE, entries(0, 10, ""), true);
    told.clear();
    sure.clear();
    book.learn("acme", "van", SOURCE, entries(5, 5_000, "é".repeat(40)), true);
    assertThat(told).hasSizeGreaterThan(2);
    assertThat(told).extracting(Command.Learn::whole).startsWith(true, false);
    for (var it : told)
      assertThat(it.entries().toString().getBytes(UTF_8)).hasSizeLessThan(250_000);
    assertThat(sure.subList(0, sure.size() - 1)).containsOnly(false);
    assertThat(sure.getLast()).isTrue();
    assertThat(busy()).isEqualTo(4_995);
  }

  @Test
  void what_is_told_only_in_part_stays_unknown_until_it_is_told_again() {
    patience = 2;
    var all = entries(0, 5_000, "x".repeat(100));
    assertThatThrownBy(() -> book.learn("acme", "van", SOURCE, all, true)).hasMessage("died");
    assertThat(state.sure()).isFalse();
    book.learn("acme", "van", SOURCE, all, true);
    assertThat(state.sure()).isTrue();
    assertThat(busy()).isEqualTo(5_000);
  }

  @Test
  void what_is_small_or_nothing_is_told_at_once() {
    book.learn("acme", "van", SOURCE, entries(0, 3, ""), true);
    book.learn("acme", "van", SOURCE, List.of(), true);
    assertThat(told).hasSize(2);
    assertThat(sure).containsExactly(true, true);
    assertThat(busy()).isZero();
  }
}
