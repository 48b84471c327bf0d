package switchboard.engine.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Event.RunAsked;
import switchboard.engine.conversation.Hosted.Invoke;
import switchboard.engine.conversation.Hosted.Leave;
import switchboard.engine.conversation.Hosted.Line;
import switchboard.engine.dialogue.Phrases;
import switchboard.engine.dialogue.RuleBrain;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant.Status;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.engine.tool.Result;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.tool.Tool;
import switchboard.engine.understanding.Slots;
import switchboard.engine.understanding.Understanding;

/// A hosted agent talks; the test speaks for it and for the tools.
class AgentTalk {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RuleBrain RULES = new RuleBrain(Phrases.of("en"));
  static final Upcoming FIRST = new Upcoming("a-1", "van-1", "faucet-fix", Talk.NINE.slot());
  static final Upcoming SECOND = new Upcoming("a-2", "van-1", "faucet-fix", Talk.WEDNESDAY.slot());

  final List<Event> journal = new ArrayList<>();
  State state = State.EMPTY;
  Profile profile = Presets.all().getFirst().profile();
  Instant now = Talk.NOON;
  int generation;

  AgentTalk begun(boolean known) {
    var peer = Optional.of(Personal.of(Talk.CALLER.e164()));
    var arrival =
        new Arrival(Channel.VOICE, peer, Optional.empty(), "uv-1", Optional.of("ultravox"));
    decide(new Command.Begin(arrival, Talk.NOBODY));
    finish(
        new Result.CustomerFound(
            "c-1",
            known,
            known ? Optional.of(Personal.of("Pat Example")) : Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty()));
    return this;
  }

  Mind mind() {
    return new Mind(
        "plumber:voice-1",
        new Card("plumber", profile, Status.ACTIVE, 1),
        (text, _, _, _, _) ->
            new Understanding(
                text.contains("flood") ? "emergency" : "book",
                0.9,
                text.contains("flood"),
                Slots.NONE),
        RULES);
  }

  Optional<Reason> decide(Command command) {
    return switch (state.decide(command, mind(), now)) {
      case Accept(var events) -> {
        journal.addAll(events);
        for (var it : events) state = state.apply(it);
        yield Optional.empty();
      }
      case Reject(var reason) -> Optional.of(reason);
    };
  }

  Optional<Reason> calls(String call, String function, String arguments) {
    var json = Personal.of(arguments.replace('\'', '"'));
    return decide(new Invoke(call, generation, function, json, Talk.NOBODY));
  }

  void finish(Result result) {
    decide(new Command.Finish(state.runs().open().keySet().iterator().next(), result));
  }

  JsonNode told(String call) {
    try {
      return JSON.readTree(
          state.consultation().calls().answer(call).map(Personal::text).orElse("null"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  <E> List<E> of(Class<E> type) {
    return journal.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Tool> asked() {
    return of(RunAsked.class).stream().map(RunAsked::tool).skip(1).toList();
  }

  static Result times() {
    return new Result.SlotsFound(List.of(Talk.NINE, Talk.TWO, Talk.WEDNESDAY), true);
  }

  void finds(String call) {
    calls(call, "find_times", "{'service':'faucet-fix'}");
    finish(times());
  }

  void leave(Line... lines) {
    decide(
        new Leave(
            List.of(lines),
            Optional.of("answered"),
            Optional.of(Duration.ofSeconds(90)),
            Talk.NOBODY));
  }

  static Line line(boolean caller, String words) {
    return new Line(caller, Personal.of(words), Optional.empty());
  }
}
