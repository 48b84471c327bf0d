package switchboard.engine.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Contribution.Outcome;
import switchboard.engine.specialist.Team.Answer;
import switchboard.engine.specialist.Team.Consult;
import switchboard.engine.specialist.Thinker.Told;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Specialist;

class TeamTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Profile PLUMBER = Presets.all().getFirst().profile();
  private static final String STRANGE = "quantum chromodynamics of unicorns";

  private final TestProbe<Answer> caller = KIT.createTestProbe();

  /// One who thinks as long as the test lets them.
  private static final class Slow implements Thinker {
    record Asked(String who, int attempt, Consumer<Told> to) {}

    final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    final AtomicInteger cancelled = new AtomicInteger();
    int attempts = 1;

    @Override
    public Thought think(Specialist who, Case about, int attempt, Consumer<Told> to) {
      asked.add(new Asked(who.id(), attempt, to));
      return cancelled::incrementAndGet;
    }

    @Override
    public boolean again(Case about, int attempt, Duration left) {
      return attempt < attempts;
    }

    Asked next() throws InterruptedException {
      var it = asked.poll(5, TimeUnit.SECONDS);
      if (it == null) throw new AssertionError("nobody was asked in time");
      return it;
    }

    /// Whoever is asked, in any order.
    Map<String, Asked> next(int number) throws InterruptedException {
      var all = new HashMap<String, Asked>();
      for (int i = 0; i < number; i++) {
        var it = next();
        all.put(it.who(), it);
      }
      return all;
    }
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static Case about(String run, String question, Duration limit, String... who) {
    var all = Moderator.named(List.of(who), PLUMBER.persona().specialists());
    return new Case("plumber", run, PLUMBER, Personal.of(question), all, limit);
  }

  private static Slow.Asked one(Map<String, Slow.Asked> all, String who) {
    return Objects.requireNonNull(all.get(who), who);
  }

  private static void answers(Slow.Asked it, String text) {
    it.to().accept(new Told(new Opinion.Answered(text, 0.9), Optional.empty()));
  }

  private List<Contribution> told() {
    return caller.receiveMessage(Duration.ofSeconds(30)).contributions();
  }

  private static List<Outcome> outcomes(List<Contribution> all) {
    return all.stream().map(Contribution::outcome).toList();
  }

  @Test
  void all_are_asked_side_by_side_and_answer_in_the_order_asked() throws Exception {
    var slow = new Slow();
    var team = KIT.spawn(Team.create(slow, Clock.systemUTC()));
    team.tell(
        new Consult(about("r1", STRANGE, Case.FIRST, "heating", "drainage"), caller.getRef()));
    var asked = slow.next(2);
    answers(one(asked, "drainage"), "Second.");
    answers(one(asked, "heating"), "First.");
    assertThat(told())
        .extracting(it -> it.text().orElseThrow().text())
        .containsExactly("First.", "Second.");
    KIT.stop(team);
  }

  @Test
  void what_is_there_at_thirty_seconds_is_the_answer() throws Exception {
    var slow = new Slow();
    var team = KIT.spawn(Team.create(slow, Clock.systemUTC()));
    team.tell(
        new Consult(about("r2", STRANGE, Case.FIRST, "heating", "drainage"), caller.getRef()));
    answers(one(slow.next(2), "heating"), "First.");
    TIME.expectNoMessageFor(Duration.ofSeconds(29), caller);
    TIME.timePasses(Duration.ofSeconds(1));
    assertThat(outcomes(told())).containsExactly(Outcome.ANSWERED, Outcome.LATE);
    assertThat(slow.cancelled.get()).isPositive();
    KIT.stop(team);
  }

  @Test
  void whoever_is_too_slow_says_what_stands_in_the_sources() throws Exception {
    var slow = new Slow();
    var team = KIT.spawn(Team.create(slow, Clock.systemUTC()));
    team.tell(
        new Consult(
            about("r3", "is hydro jetting better than snaking", Case.FIRST, "drainage"),
            caller.getRef()));
    slow.next();
    TIME.timePasses(Duration.ofSeconds(30));
    var it = told().getFirst();
    assertThat(it.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(it.text().orElseThrow().text()).contains("cable");
    KIT.stop(team);
  }

  @Test
  void with_ninety_seconds_there_is_a_second_attempt_of_thirty() throws Exception {
    var slow = new Slow();
    slow.attempts = 3;
    var team = KIT.spawn(Team.create(slow, Clock.systemUTC()));
    team.tell(new Consult(about("r4", STRANGE, Case.ALL, "heating"), caller.getRef()));
    assertThat(slow.next().attempt()).isZero();
    TIME.timePasses(Duration.ofSeconds(30));
    var second = slow.next();
    assertThat(second.attempt()).isOne();
    answers(second, "At last.");
    assertThat(told().getFirst().text().orElseThrow().text()).isEqualTo("At last.");
    KIT.stop(team);
  }

  @Test
  void nothing_takes_longer_than_ninety_seconds() throws Exception {
    var slow = new Slow();
    slow.attempts = 100;
    var team = KIT.spawn(Team.create(slow, Clock.systemUTC()));
    var endless = about("r5", STRANGE, Duration.ofHours(1), "heating");
    team.tell(new Consult(endless, caller.getRef()));
    for (int i = 0; i < 3; i++) {
      slow.next();
      TIME.timePasses(Duration.ofSeconds(30));
    }
    assertThat(outcomes(told())).containsExactly(Outcome.LATE);
    KIT.stop(team);
  }

  @Test
  void the_same_run_is_thought_about_once_however_often_it_is_asked() throws Exception {
    var slow = new Slow();
    var team = KIT.spawn(Team.create(slow, Clock.systemUTC()));
    var once = about("r6", STRANGE, Case.FIRST, "heating");
    team.tell(new Consult(once, caller.getRef()));
    team.tell(new Consult(once, caller.getRef()));
    answers(slow.next(), "Once.");
    assertThat(told()).isEqualTo(told());
    assertThat(slow.asked).isEmpty();
    KIT.stop(team);
  }

  @Test
  void one_who_falls_over_is_tried_once_more_and_then_does_not_keep_the_others() {
    var fallen = new AtomicInteger();
    Thinker clumsy =
        (who, about, attempt, to) -> {
          if (who.id().equals("heating")) {
            fallen.incrementAndGet();
            throw new IllegalStateException("fell over");
          }
          return Thinker.READING.think(who, about, attempt, to);
        };
    var team = KIT.spawn(Team.create(clumsy, Clock.systemUTC()));
    team.tell(
        new Consult(
            about("r7", "how often should drains be cleaned", Case.FIRST, "heating", "drainage"),
            caller.getRef()));
    assertThat(outcomes(told())).containsExactly(Outcome.FAILED, Outcome.ANSWERED);
    assertThat(fallen.get()).isEqualTo(2);
    KIT.stop(team);
  }

  @Test
  void without_any_key_they_read() {
    var team = KIT.spawn(Team.create(Thinker.READING, Clock.systemUTC()));
    var all = new ArrayList<Outcome>();
    for (var question : List.of("does the warranty cover labor", STRANGE)) {
      team.tell(
          new Consult(about("r-" + question, question, Case.FIRST, "guarantees"), caller.getRef()));
      all.addAll(outcomes(told()));
    }
    assertThat(all).containsExactly(Outcome.ANSWERED, Outcome.UNKNOWN);
    KIT.stop(team);
  }
}
