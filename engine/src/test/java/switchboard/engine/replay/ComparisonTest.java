package switchboard.engine.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Slot;
import switchboard.engine.calendar.Visit;
import switchboard.engine.conversation.Adviser;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Event;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.SilenceKept;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.conversation.Mind;
import switchboard.engine.conversation.Rehearsal;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.LanguageModel;
import switchboard.engine.llm.Models;
import switchboard.engine.llm.Panel;
import switchboard.engine.llm.Watch;
import switchboard.engine.privacy.Personal;
import switchboard.engine.replay.Comparison.Row;
import switchboard.engine.tenant.Brain;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.tool.House;
import switchboard.engine.understanding.EmbeddedUnderstander;
import switchboard.engine.understanding.Understander;

/// Recorded calls meet the same and other profiles.
final class ComparisonTest {

  private static final Understander UNDERSTANDER = new EmbeddedUnderstander();
  private static final RuleBrain BRAIN = new RuleBrain(Phrases.of("en"));

  /// A Monday, ten in the morning in Kansas.
  private static final Instant MONDAY = Instant.parse("2026-11-23T16:00:00Z");

  private static final String ID = "plumber:CA1";
  private static final Profile PLUMBER = Presets.all().getFirst().profile();

  private static final String[] TOILET = {
    "my toilet keeps running, it is Jamie Sample, 5 Cedar Court, Merriam",
    "tuesday afternoon",
    "the first one",
    "no that is all, bye"
  };

  private static Card card(Profile profile) {
    return new Card("plumber", profile, Status.ACTIVE, 1);
  }

  private static String yaml() {
    try (var in = ComparisonTest.class.getResourceAsStream("/presets/plumber.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Profile closedOnTuesdays() {
    return Presets.read("test.yaml", yaml().replaceFirst("(?m)^  TUESDAY: .*\\n", ""));
  }

  private static Started started(Arrival.Channel channel, Instant at) {
    var caller = Optional.of(Personal.of("+19135550142"));
    var dialled = Optional.of(new Phone("+19135550100"));
    return new Started(new Arrival(channel, caller, dialled, "CA1"), 1, at);
  }

  /// What the caller does: `#1` presses a key, nothing is silence.
  private static List<Event> script(String... said) {
    var all = new ArrayList<Event>();
    all.add(started(Arrival.Channel.VOICE, MONDAY));
    for (int turn = 1; turn <= said.length; turn++) {
      var at = MONDAY.plusSeconds(20L * turn);
      var words = said[turn - 1];
      if (words.isEmpty()) all.add(new SilenceKept(turn, at));
      else if (words.startsWith("#"))
        all.add(new KeysPressed(turn, Personal.of(words.substring(1)), at));
      else all.add(new UtteranceHeard(turn, Personal.of(words), 0.9, at));
    }
    return all;
  }

  /// A call as the business took it then.
  private static Recording recorded(List<Event> script) {
    var house = new House(MONDAY, PLUMBER);
    var mind = new Mind(ID, card(PLUMBER), UNDERSTANDER, BRAIN);
    var events =
        Rehearsal.of(
            script,
            mind,
            asked -> {
              house.now = asked.at();
              var done = house.run("CA1", asked.run(), asked.tool());
              return new Rehearsal.Done(done, asked.at().plusMillis(40));
            });
    return new Recording(ID, card(PLUMBER), events, List.of());
  }

  private static Comparison against(Profile profile, Recording recording) {
    var it = new Configuration(card(profile), UNDERSTANDER, BRAIN, List::of);
    return Comparison.of(recording, it);
  }

  /// A model that answers everything in the same way.
  private static Comparison led(Recording recording, LanguageModel model) {
    var adviser =
        new Adviser(
            new Panel(Map.of("some", model), Watch.NOBODY, Clock.systemUTC()),
            Duration.ofMillis(200));
    var models = new Models(List.of("some"), Cost.NONE);
    var tenant = card(PLUMBER.with(Brain.USUAL));
    var it = new Configuration(tenant, UNDERSTANDER, BRAIN, List::of, models, adviser);
    return Comparison.of(recording, it);
  }

  @Test
  void a_model_answers_a_recorded_caller_and_what_it_used_up_is_added_up() {
    var recording = recorded(script(TOILET));
    var it =
        led(
            recording,
            (_, sink) -> {
              sink.words("I am afraid I only listen. ");
              sink.done(new Cost(100, 10, 5));
              return () -> {};
            });
    assertThat(now(it, 1)).isEqualTo("I am afraid I only listen.");
    assertThat(it.divergence()).contains(1);
    assertThat(it.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(it.used()).isEqualTo(new Cost(400, 40, 20));
  }

  @Test
  void where_a_model_keeps_silent_the_rules_answer_as_ever() {
    var recording = recorded(script(TOILET));
    assertThat(led(recording, (_, _) -> () -> {}).verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void a_model_that_wants_what_there_is_not_changes_nothing_real() {
    var recording = recorded(script(TOILET));
    var it =
        led(
            recording,
            (_, sink) -> {
              sink.wants("1", "drop_all_tables", JsonNodeFactory.instance.objectNode());
              sink.wants("2", "find_times", JsonNodeFactory.instance.textNode("{"));
              sink.done(Cost.NONE);
              return () -> {};
            });
    assertThat(it.rows()).hasSize(5).noneMatch(row -> row.now().isEmpty());
    assertThat(it.now().outcome()).isEqualTo("booked");
  }

  private static String now(Comparison it, int turn) {
    return it.rows().get(turn).now().map(Personal::text).orElse("");
  }

  @Test
  void the_same_profile_answers_the_same_word_for_word() {
    var it = against(PLUMBER, recorded(script(TOILET)));
    assertThat(it.was().outcome()).isEqualTo("booked");
    assertThat(it.rows()).hasSize(5).allMatch(Row::same).noneMatch(row -> row.was().isEmpty());
    assertThat(it.now()).isEqualTo(it.was());
    assertThat(it.divergence()).isEmpty();
    assertThat(it.verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void a_profile_closed_on_tuesdays_offers_other_days() {
    var it = against(closedOnTuesdays(), recorded(script(TOILET)));
    assertThat(it.rows().get(2).was().orElseThrow().text()).containsIgnoringCase("tomorrow");
    assertThat(now(it, 2)).containsIgnoringCase("Wednesday").doesNotContainIgnoringCase("tomorrow");
    assertThat(it.rows().get(1).same()).isTrue();
    assertThat(it.divergence()).contains(2);
  }

  @Test
  void another_greeting_alone_changes_nothing_else() {
    var other =
        Presets.read(
            "test.yaml", yaml().replace("greeting: \"Thanks for", "greeting: \"Hello, thanks for"));
    var it = against(other, recorded(script(TOILET)));
    assertThat(it.divergence()).contains(0);
    assertThat(it.rows().stream().skip(1)).allMatch(Row::same);
    assertThat(it.verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void a_service_nobody_has_any_more_makes_it_worse() {
    var shut =
        yaml()
            .replaceAll("(?m)^  (MON|TUES|WEDNES|THURS|FRI|SATUR)DAY: .*\\n", "")
            .replaceFirst("(?m)^hours:\n", "hours: {}\n");
    var it = against(Presets.read("test.yaml", shut), recorded(script(TOILET)));
    assertThat(it.was().outcome()).isEqualTo("booked");
    assertThat(it.now().outcome()).isNotEqualTo("booked");
  }

  @Test
  void what_others_booked_by_then_is_in_the_way_and_what_came_later_is_not() {
    var quiet = recorded(script(TOILET));
    var visit =
        new Visit("c9", "CA9", "toilet-repair", false, Duration.ZERO, Duration.ofMinutes(30));
    var other = closedOnTuesdays();
    var free = against(other, quiet);
    var full =
        against(other, new Recording(ID, quiet.answered(), quiet.events(), taken(visit, MONDAY)));
    var later =
        against(
            other,
            new Recording(
                ID, quiet.answered(), quiet.events(), taken(visit, MONDAY.plusSeconds(3600))));
    assertThat(now(full, 2)).isNotEqualTo(now(free, 2));
    assertThat(now(later, 2)).isEqualTo(now(free, 2));
  }

  /// Both vans are away all Wednesday.
  private static List<Sheet> taken(Visit visit, Instant at) {
    var day = Slot.of(Instant.parse("2026-11-25T13:00:00Z"), Duration.ofHours(12));
    var all = new ArrayList<Sheet>();
    for (var it : PLUMBER.resources()) {
      var id = "other-" + it.id();
      all.add(
          new Sheet(
              it.id(),
              new switchboard.engine.calendar.Event.Held(id, visit, day, at.plusSeconds(300), at)));
      all.add(new Sheet(it.id(), new switchboard.engine.calendar.Event.Confirmed(id, at)));
    }
    return all;
  }

  @Test
  void silence_keys_and_hanging_up_are_replayed_too() {
    var script = new ArrayList<>(script("", "#1", "   ", "\u0000\uD83D\uDE00", "x".repeat(20_000)));
    script.add(new Event.LegChanged("completed", 1, Optional.empty(), MONDAY.plusSeconds(300)));
    var it = against(PLUMBER, recorded(script));
    assertThat(it.rows()).allMatch(Row::same).isNotEmpty();
    assertThat(it.rows().stream().map(Row::kind)).contains("silence", "keys", "greeting");
    assertThat(it.verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void a_caller_who_says_nothing_at_all_is_no_trouble() {
    var it = against(closedOnTuesdays(), recorded(script()));
    assertThat(it.rows()).singleElement().matches(Row::same);
    assertThat(it.was().outcome()).isEqualTo("abandoned");
  }

  @Test
  void texts_are_replayed_as_texts() {
    var script = new ArrayList<Event>(List.of(started(Arrival.Channel.SMS, MONDAY)));
    var said = List.of("do you fix toilets", "STOP", "START");
    for (int turn = 1; turn <= said.size(); turn++) {
      var words = Personal.of(said.get(turn - 1));
      var at = MONDAY.plusSeconds(60L * turn);
      script.add(new TextReceived(turn, "SM" + turn, words, Optional.empty(), at));
    }
    var it = against(PLUMBER, recorded(script));
    assertThat(it.rows()).hasSize(3).allMatch(Row::same);
    assertThat(it.rows()).allMatch(row -> row.kind().equals("text"));
  }

  @Test
  void nothing_recorded_gives_nothing() {
    var it = against(PLUMBER, new Recording(ID, card(PLUMBER), List.of(), List.of()));
    assertThat(it.rows()).isEmpty();
    assertThat(it.verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void what_was_erased_is_known_to_be() {
    var erased = new UtteranceHeard(1, Personal.ERASED, 0.9, MONDAY);
    var events = List.<Event>of(started(Arrival.Channel.VOICE, MONDAY), erased);
    assertThat(new Recording(ID, card(PLUMBER), events, List.of()).erased()).isTrue();
    assertThat(recorded(script(TOILET)).erased()).isFalse();
  }

  @Test
  void an_emergency_comes_before_the_outcome_and_the_outcome_before_haste() {
    var was = new Score("answered", true, 3);
    assertThat(new Score("message", true, 9).against(was)).isEqualTo(Verdict.BETTER);
    assertThat(new Score("abandoned", false, 1).against(was)).isEqualTo(Verdict.WORSE);
    var booked = new Score("booked", false, 4);
    assertThat(new Score("moved", false, 4).against(booked)).isEqualTo(Verdict.SAME);
    assertThat(new Score("booked", false, 3).against(booked)).isEqualTo(Verdict.BETTER);
    assertThat(new Score("answered", false, 1).against(booked)).isEqualTo(Verdict.WORSE);
  }
}
