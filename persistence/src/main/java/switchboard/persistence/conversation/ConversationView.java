package switchboard.persistence.conversation;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.jspecify.annotations.Nullable;
import switchboard.engine.Fact;
import switchboard.engine.conversation.Event;
import switchboard.engine.conversation.Event.ConsultationEnded;
import switchboard.engine.conversation.Event.Ended;
import switchboard.engine.conversation.Event.FrameChanged;
import switchboard.engine.conversation.Event.KeysPressed;
import switchboard.engine.conversation.Event.LegChanged;
import switchboard.engine.conversation.Event.MessageAsked;
import switchboard.engine.conversation.Event.OfDialogue;
import switchboard.engine.conversation.Event.OfLeg;
import switchboard.engine.conversation.Event.OfModel;
import switchboard.engine.conversation.Event.OfRuns;
import switchboard.engine.conversation.Event.OfTurns;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.ReplyHeard;
import switchboard.engine.conversation.Event.ReplyInterrupted;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Event.RunFinished;
import switchboard.engine.conversation.Event.RungTaken;
import switchboard.engine.conversation.Event.SilenceKept;
import switchboard.engine.conversation.Event.Started;
import switchboard.engine.conversation.Event.TextReceived;
import switchboard.engine.conversation.Event.Understood;
import switchboard.engine.conversation.Event.UtteranceHeard;
import switchboard.engine.danger.Severity;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.llm.Cost;
import switchboard.engine.privacy.Personal;
import switchboard.engine.specialist.Contribution;
import switchboard.engine.tool.Result.Advised;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.view.EntityId;
import switchboard.persistence.view.Values;

/// Tables `conversation`, `turn` and `run`: what was said and done, as people read it; and table
/// `contact`: when each customer last got in touch, by which the list of customers is ordered; and
/// `llm_usage`: what language models have used up; and `intervention`: what the business itself did
/// to a call.
public final class ConversationView implements View {

  @Override
  public String name() {
    return "conversation";
  }

  @Override
  public String entityType() {
    return "conversation";
  }

  @Override
  public List<String> tables() {
    return List.of("conversation", "turn", "run", "contact", "llm_usage", "intervention");
  }

  @Override
  public void apply(JdbcTransaction tx, EventEnvelope<Fact> event) throws SQLException {
    var it = EntityId.of(event.persistenceId());
    var what = (Event) event.event();
    on(tx, it, what);
    TurnStages.on(tx, it, what, event.timestamp());
    if (what instanceof Event.OfOwner act) Interventions.on(tx, it, event.sequenceNr(), act);
    tx.touch(it.tenant() + ":" + it.id());
  }

  private static void on(JdbcTransaction tx, EntityId it, Event event) throws SQLException {
    switch (event) {
      case OfLeg leg -> leg(tx, it, leg);
      case OfTurns turns -> turn(tx, it, turns);
      case OfDialogue dialogue -> dialogue(tx, it, dialogue);
      case OfRuns runs -> run(tx, it, runs);
      case ConsultationEnded ended -> used(tx, it, ended.cost(), ended.at());
      case OfModel _ -> {}
      case Event.Assessed(_, var made, var at) when made.by().isPresent() ->
          used(tx, it, made.by().get().cost(), at);
      case Event.OfAftermath _, Event.OfAdvice _, Event.OfOwner _ -> {}
    }
  }

  private static void leg(JdbcTransaction tx, EntityId it, OfLeg event) throws SQLException {
    switch (event) {
      case Started(var arrival, _, var at) ->
          tx.update(
              """
              insert into conversation (tenant, id, channel, peer, dialled, started, contacted)
              values (?, ?, ?, ?, ?, ?, ?)
              on conflict (tenant, id) do update set ended = null
              """,
              Values.of(
                  it.tenant(),
                  it.id(),
                  arrival.channel(),
                  arrival.peer(),
                  arrival.dialled(),
                  at,
                  at));
      case LegChanged(_, _, var lasted, _) when lasted.isPresent() ->
          change(tx, it, "lasted_ms = ?", lasted);
      case LegChanged _ -> {}
      case Ended(var outcome, var at) -> change(tx, it, "outcome = ?, ended = ?", outcome, at);
      case Event.LineFollowed _, Event.HandedOver _ -> {}
      case Event.RecordingDeclined _, Event.CallsDeclined _ -> {}
      case RungTaken(var rung, var vendor, _, _) ->
          change(tx, it, "rung = ?, vendor = ?", rung, vendor);
    }
  }

  private static void turn(JdbcTransaction tx, EntityId it, OfTurns event) throws SQLException {
    switch (event) {
      case UtteranceHeard(var turn, var words, var confidence, var at) ->
          say(tx, it, turn, "utterance", words, confidence, at);
      case KeysPressed(var turn, var digits, var at) -> say(tx, it, turn, "keys", digits, null, at);
      case Event.HandedBack(var turn, var at) -> say(tx, it, turn, "returned", null, null, at);
      case SilenceKept(var turn, var at) -> say(tx, it, turn, "silence", null, null, at);
      case TextReceived text -> {
        say(tx, it, text.turn(), "text", text.body(), null, text.at());
        change(tx, it, "ended = null, contacted = greatest(contacted, ?)", text.at());
        contact(tx, it);
      }
      case Replied(var turn, var text, _, var at) -> reply(tx, it, turn, text, at);
      case ReplyInterrupted(var turn, var heard, _) ->
          tx.update(
              """
              update turn set heard = false, heard_text = ?
              where tenant = ? and conversation = ? and turn = ?
              """,
              Values.of(heard, it.tenant(), it.id(), turn));
      case ReplyHeard(var turn, _) ->
          tx.update(
              "update turn set heard = true where tenant = ? and conversation = ? and turn = ?",
              Values.of(it.tenant(), it.id(), turn));
    }
  }

  private static void say(
      JdbcTransaction tx,
      EntityId it,
      int turn,
      String kind,
      @Nullable Personal said,
      @Nullable Double confidence,
      Instant at)
      throws SQLException {
    tx.update(
        """
        insert into turn (tenant, conversation, turn, kind, said, confidence, at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant, conversation, turn) do update
        set kind = excluded.kind, said = excluded.said, confidence = excluded.confidence,
            at = excluded.at
        """,
        Values.of(it.tenant(), it.id(), turn, kind, said, confidence, at));
    change(tx, it, "turns = greatest(turns, ?)", turn);
  }

  private static void reply(JdbcTransaction tx, EntityId it, int turn, Personal text, Instant at)
      throws SQLException {
    var kind = turn == 0 ? "greeting" : "silence";
    var said = Optional.of(text).filter(words -> !words.text().isEmpty());
    tx.update(
        """
        insert into turn (tenant, conversation, turn, kind, reply, replied_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (tenant, conversation, turn) do update
        set reply = excluded.reply, replied_at = excluded.replied_at
        """,
        Values.of(it.tenant(), it.id(), turn, kind, said, at));
  }

  private static void dialogue(JdbcTransaction tx, EntityId it, OfDialogue event)
      throws SQLException {
    switch (event) {
      case Understood(var turn, var intent, var certainty, var emergency, var alarm, _) -> {
        tx.update(
            """
            update turn set intent = ?, certainty = ?
            where tenant = ? and conversation = ? and turn = ?
            """,
            Values.of(intent, certainty, it.tenant(), it.id(), turn));
        if (emergency) change(tx, it, "emergency = true");
        if (alarm.isPresent()) grave(tx, it, alarm.get().severity());
      }
      case FrameChanged(var frame, _) when frame.equals(Frame.EMPTY) -> afresh(tx, it);
      case FrameChanged(var frame, _) -> {
        frame(tx, it, frame);
        if (frame.customer().isPresent()) contact(tx, it);
      }
    }
  }

  /// The gravest that was told.
  private static void grave(JdbcTransaction tx, EntityId it, Severity severity)
      throws SQLException {
    var lesser = Stream.of(Severity.values()).filter(severity::worse).map(Enum::name).toList();
    tx.update(
        """
        update conversation set severity = ?
        where tenant = ? and id = ? and (severity is null or severity = any (? ::text[]))
        """,
        Values.of(severity, it.tenant(), it.id(), lesser));
  }

  /// A thread that has rested begins afresh, with the same customer.
  private static void afresh(JdbcTransaction tx, EntityId it) throws SQLException {
    change(
        tx,
        it,
        """
        goal = null, need = null, emergency = false, severity = null, appointment = null,
        outcome = null
        """);
  }

  /// What was once established stays on the card when the dialogue moves on and forgets it.
  private static void frame(JdbcTransaction tx, EntityId it, Frame frame) throws SQLException {
    change(
        tx,
        it,
        """
        customer = coalesce(?, customer), name = coalesce(?, name), goal = coalesce(?, goal),
        need = coalesce(?, need), emergency = emergency or ?,
        appointment = coalesce(?, appointment), outcome = coalesce(?, outcome), language = ?
        """,
        frame.customer(),
        frame.name(),
        frame.goal(),
        frame.need(),
        frame.emergency(),
        frame.appointment(),
        frame.outcome(),
        frame.talk().manner().language());
  }

  /// Only ever moves forward, so that the order of conversations does not matter.
  private static void contact(JdbcTransaction tx, EntityId it) throws SQLException {
    tx.update(
        """
        insert into contact as k (tenant, customer, latest)
        select tenant, customer, contacted from conversation
        where tenant = ? and id = ? and customer is not null
        on conflict (tenant, customer) do update set latest = excluded.latest
        where k.latest < excluded.latest
        """,
        Values.of(it.tenant(), it.id()));
  }

  private static void run(JdbcTransaction tx, EntityId it, OfRuns event) throws SQLException {
    switch (event) {
      case RunAsked(var run, var turn, var tool, var at) ->
          tx.update(
              """
              insert into run (tenant, conversation, run, turn, tool, asked)
              values (?, ?, ?, ?, ?, ?)
              on conflict do nothing
              """,
              Values.of(it.tenant(), it.id(), run, turn, RunCard.tool(tool), at));
      case RunFinished(var run, var result, var at) -> {
        tx.update(
            """
            update run set result = ?, finished = ?
            where tenant = ? and conversation = ? and run = ?
            """,
            Values.of(RunCard.result(result), at, it.tenant(), it.id(), run));
        if (result instanceof Advised(var all)) thought(tx, it, all, at);
      }
      case MessageAsked _ -> {}
    }
  }

  /// Specialists may have thought with a model.
  private static void thought(JdbcTransaction tx, EntityId it, List<Contribution> all, Instant at)
      throws SQLException {
    for (var one : all)
      if (one.spent().isPresent()) {
        var spent = one.spent().get();
        used(tx, it, new Cost(spent.input(), spent.output(), spent.micros()), at);
      }
  }

  private static void used(JdbcTransaction tx, EntityId it, Cost cost, Instant at)
      throws SQLException {
    var month = at.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    tx.update(
        """
        insert into llm_usage as u (tenant, month, asked, input, output, micros)
        values (?, ?, 1, ?, ?, ?)
        on conflict (tenant, month) do update
        set asked = u.asked + 1, input = u.input + excluded.input,
            output = u.output + excluded.output, micros = u.micros + excluded.micros
        """,
        Values.of(it.tenant(), month, cost.input(), cost.output(), cost.micros()));
  }

  private static void change(
      JdbcTransaction tx, EntityId it, String set, @Nullable Object... changed)
      throws SQLException {
    tx.update(
        "update conversation set " + set + " where tenant = ? and id = ?",
        Values.keyed(changed, it.tenant(), it.id()));
  }
}
