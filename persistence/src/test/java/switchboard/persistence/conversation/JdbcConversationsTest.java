package switchboard.persistence.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.Fact;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations.Filter;
import switchboard.engine.conversation.Conversations.Summary;
import switchboard.engine.conversation.Conversations.Tally;
import switchboard.engine.conversation.Conversations.Turn;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.FrameChanged;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Event.SilenceKept;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Frame.Goal;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Tool;
import switchboard.persistence.view.Feed;

final class JdbcConversationsTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Filter ALL =
      new Filter(Optional.empty(), Optional.empty(), Optional.empty());

  private final Feed feed = Feed.open();
  private final JdbcConversations conversations = new JdbcConversations(feed.source());

  @AfterEach
  void close() {
    feed.close();
  }

  private static Started started(Channel channel, Instant at) {
    return new Started(
        new Arrival(
            channel,
            Optional.of(Personal.of("+12025550111")),
            Optional.of(new Phone("+12025550100")),
            "CA1"),
        1,
        at);
  }

  private static Instant after(int seconds) {
    return NINE.plusSeconds(seconds);
  }

  private void aCall(String tenant, String id) throws SQLException {
    feed.tell(
        "conversation|" + tenant + ":" + id,
        started(Channel.VOICE, NINE),
        new LegChanged("in-progress", 1, Optional.empty(), NINE),
        new Replied(0, Personal.of("Hello"), Next.LISTEN, after(1)),
        new ReplyHeard(0, after(2)),
        new UtteranceHeard(1, Personal.of("My pipe burst"), 0.9, after(3)),
        new Understood(1, "book", 0.8, true, after(3)),
        new RunAsked(
            "r1",
            1,
            new Tool.FindSlots("repair", true, Optional.empty(), Optional.empty()),
            after(3)),
        new FrameChanged(Frames.emergency("c1", "Ann", "burst pipe"), after(3)),
        new RunFinished("r1", new Result.SlotsFound(List.of(), false), after(4)),
        new Replied(1, Personal.of("Where?"), Next.LISTEN, after(4)));
  }

  private Summary only(String tenant) {
    return conversations.list(tenant, ALL, Optional.empty(), 10).items().getFirst();
  }

  @Test
  void a_call_is_told_as_it_went() throws Exception {
    aCall("acme", "CA1");
    var detail = conversations.byId("acme", "CA1").orElseThrow();

    assertThat(detail.summary())
        .isEqualTo(
            new Summary(
                "CA1",
                Channel.VOICE,
                Optional.of("c1"),
                Optional.of("Ann"),
                Optional.of("+12025550111"),
                Optional.of("book"),
                true,
                Optional.of("burst pipe"),
                Optional.empty(),
                Optional.empty(),
                1,
                NINE,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void its_turns_are_told_with_what_was_done_in_them() throws Exception {
    aCall("acme", "CA1");
    var detail = conversations.byId("acme", "CA1").orElseThrow();
    assertThat(detail.turns()).hasSize(2);
    assertThat(detail.turns().getFirst())
        .isEqualTo(
            new Turn(
                0,
                "greeting",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Hello"),
                true,
                Optional.empty(),
                Optional.of(after(1)),
                List.of()));
    var second = detail.turns().getLast();
    assertThat(second.said()).contains("My pipe burst");
    assertThat(second.confidence()).contains(0.9);
    assertThat(second.intent()).contains("book");
    assertThat(second.certainty()).contains(0.8);
    assertThat(second.heard()).isFalse();
    assertThat(second.runs())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.tool()).isEqualTo("find-slots");
          assertThat(it.result()).contains("No free times");
          assertThat(it.finished()).contains(after(4));
        });
  }

  @Test
  void the_end_of_a_call_tells_outcome_and_length() throws Exception {
    aCall("acme", "CA1");
    feed.tell(
        "conversation|acme:CA1",
        new FrameChanged(Frames.booked("c1", "Ann", "burst pipe", "a1"), after(20)),
        new Ended("booked", after(30)));
    assertThat(only("acme").duration()).contains(Duration.ofSeconds(30));
    feed.tell(
        "conversation|acme:CA1",
        new LegChanged("completed", 2, Optional.of(Duration.ofSeconds(31)), after(31)));

    var summary = only("acme");
    assertThat(summary.outcome()).contains("booked");
    assertThat(summary.appointment()).contains("a1");
    assertThat(summary.ended()).contains(after(30));
    assertThat(summary.duration()).contains(Duration.ofSeconds(31));
    assertThat(conversations.since("acme", NINE)).isEqualTo(new Tally(1, 0, 1, 1));
    assertThat(conversations.since("acme", after(1))).isEqualTo(new Tally(0, 0, 0, 0));
  }

  @Test
  void keys_silence_and_texts_are_turns_too() throws Exception {
    feed.tell(
        "conversation|acme:S1",
        started(Channel.SMS, NINE),
        Frames.text(0, "hi", NINE),
        new KeysPressed(1, Personal.of("1"), after(1)),
        new SilenceKept(2, after(2)),
        new Replied(2, Personal.of(""), Next.LISTEN, after(3)));
    var turns = conversations.byId("acme", "S1").orElseThrow().turns();
    assertThat(turns).extracting(Turn::kind).containsExactly("text", "keys", "silence");
    assertThat(turns)
        .extracting(Turn::said)
        .containsExactly(Optional.of("hi"), Optional.of("1"), Optional.empty());
    assertThat(turns.getLast().reply()).isEmpty();
  }

  @Test
  void a_thread_goes_on_when_another_text_comes() throws Exception {
    feed.tell(
        "conversation|acme:S1",
        started(Channel.SMS, NINE),
        new Ended("answered", after(9)),
        Frames.text(1, "and?", after(99)));
    assertThat(only("acme").ended()).isEmpty();
  }

  @Test
  void what_was_established_stays_when_the_errand_is_settled() throws Exception {
    aCall("acme", "CA1");
    feed.tell("conversation|acme:CA1", new FrameChanged(Frames.settled("c1", "Ann"), after(9)));
    assertThat(only("acme").need()).contains("burst pipe");
    assertThat(only("acme").emergency()).isTrue();
  }

  @Test
  void a_thread_that_has_rested_begins_afresh() throws Exception {
    feed.tell(
        "conversation|acme:S1",
        started(Channel.SMS, NINE),
        Frames.text(1, "flood!", NINE),
        new FrameChanged(Frames.emergency("c1", "Ann", "flood"), NINE),
        new FrameChanged(Frame.EMPTY, after(90_000)),
        Frames.text(2, "thanks", after(90_000)));
    assertThat(only("acme").emergency()).isFalse();
    assertThat(only("acme").need()).isEmpty();
    assertThat(only("acme").customer()).contains("c1");
    assertThat(conversations.since("acme", after(80_000))).isEqualTo(new Tally(0, 1, 0, 0));
  }

  @Test
  void nobody_sees_the_conversations_of_another_tenant() throws Exception {
    aCall("acme", "CA1");
    aCall("bolt", "CA1");
    feed.tell("conversation|bolt:CA1", new Ended("abandoned", after(60)));
    feed.tell("conversation|bolt:CA2", started(Channel.VOICE, NINE));

    assertThat(conversations.list("acme", ALL, Optional.empty(), 10).items()).hasSize(1);
    assertThat(only("acme").ended()).isEmpty();
    assertThat(conversations.byId("acme", "CA2")).isEmpty();
    assertThat(conversations.byId("acme", "CA1").orElseThrow().turns()).hasSize(2);
    assertThat(conversations.since("acme", NINE).calls()).isEqualTo(1);
    var elsewhere = conversations.list("bolt", ALL, Optional.empty(), 1).next();
    assertThat(conversations.list("acme", ALL, elsewhere, 10).items())
        .allSatisfy(it -> assertThat(it.ended()).isEmpty());
    assertThat(conversations.list("acm", ALL, Optional.empty(), 10).items()).isEmpty();
    assertThat(conversations.list("%", ALL, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void a_list_is_narrowed_by_channel_life_and_customer() throws Exception {
    aCall("acme", "CA1");
    feed.tell("conversation|acme:S1", started(Channel.SMS, after(1)), new Ended("x", after(2)));
    feed.tell("conversation|acme:S2", started(Channel.SMS, after(0)));
    assertThat(ids(new Filter(Optional.of(Channel.SMS), Optional.empty(), Optional.empty())))
        .containsExactly("S1", "S2");
    assertThat(ids(new Filter(Optional.empty(), Optional.of(true), Optional.empty())))
        .containsExactly("CA1");
    assertThat(ids(new Filter(Optional.empty(), Optional.of(false), Optional.empty())))
        .containsExactly("S1");
    assertThat(ids(new Filter(Optional.empty(), Optional.empty(), Optional.of("c1"))))
        .containsExactly("CA1");
    assertThat(ids(new Filter(Optional.of(Channel.SMS), Optional.of(true), Optional.of("c1"))))
        .isEmpty();
  }

  @Test
  void only_calls_in_progress_are_live_for_a_thread_never_ends() throws Exception {
    feed.tell("conversation|acme:S1", started(Channel.SMS, NINE), Frames.text(1, "hi", after(1)));
    assertThat(ids(new Filter(Optional.empty(), Optional.of(true), Optional.empty()))).isEmpty();
    assertThat(ids(new Filter(Optional.of(Channel.SMS), Optional.of(true), Optional.empty())))
        .isEmpty();
  }

  private List<String> ids(Filter filter) {
    return conversations.list("acme", filter, Optional.empty(), 10).items().stream()
        .map(Summary::id)
        .toList();
  }

  @Test
  void paging_shows_everything_once_while_new_calls_come_in() throws Exception {
    for (int i = 0; i < 25; i++)
      feed.tell("conversation|acme:CA" + i, started(Channel.VOICE, after(i / 7)));
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.empty();
    do {
      var page = conversations.list("acme", ALL, next, 4);
      page.items().forEach(it -> seen.add(it.id()));
      next = page.next();
      feed.tell(
          "conversation|acme:new" + seen.size(), started(Channel.VOICE, after(100 + seen.size())));
    } while (next.isPresent());
    assertThat(seen)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 25).mapToObj(i -> "CA" + i).toList());
  }

  @Test
  void a_cursor_that_is_none_is_refused_and_a_limit_is_tamed() throws Exception {
    aCall("acme", "CA1");
    assertThatThrownBy(() -> conversations.list("acme", ALL, Optional.of("x"), 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(conversations.list("acme", ALL, Optional.empty(), -5).items()).hasSize(1);
    assertThat(conversations.list("acme", ALL, Optional.empty(), Integer.MAX_VALUE).items())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩‍🚒🔥 Zoë",
        "\u202eשלום עולם",
        "'; drop table conversation; --",
        "\\",
        "%s ${x} {{y}} :z ?",
        "\r\n\t",
        "A\u0301"
      })
  void whatever_is_said_is_kept_word_for_word(String said) throws Exception {
    feed.tell("conversation|acme:CA1", started(Channel.VOICE, NINE), says(said));
    assertThat(conversations.byId("acme", "CA1").orElseThrow().turns().getFirst().said())
        .contains(said);
  }

  private static Fact says(String said) {
    return new UtteranceHeard(1, Personal.of(said), 1, after(1));
  }

  @Test
  void a_hundred_kilobytes_are_kept_whole() throws Exception {
    var said = "ü".repeat(100_000);
    feed.tell(
        "conversation|acme:CA1",
        started(Channel.VOICE, NINE),
        says(said),
        new FrameChanged(Frames.of(Goal.BOOK, said, said, said), after(2)));
    var detail = conversations.byId("acme", "CA1").orElseThrow();
    assertThat(detail.turns().getFirst().said()).contains(said);
    assertThat(detail.summary().need()).contains(said);
  }

  @Test
  void what_a_database_cannot_hold_is_marked() throws Exception {
    feed.tell("conversation|acme:CA1", started(Channel.VOICE, NINE), says("a\0b\ud800"));
    assertThat(conversations.byId("acme", "CA1").orElseThrow().turns().getFirst().said())
        .contains("a\ufffdb\ufffd");
    assertThat(conversations.byId("acme", "CA\0")).isEmpty();
    assertThat(conversations.byId("\0", "CA1")).isEmpty();
  }

  @Test
  void what_has_been_erased_is_not_there() throws Exception {
    feed.tell(
        "conversation|acme:CA1",
        started(Channel.VOICE, NINE),
        new UtteranceHeard(1, Personal.ERASED, 1, after(1)));
    assertThat(conversations.byId("acme", "CA1").orElseThrow().turns().getFirst().said()).isEmpty();
  }
}
