package switchboard.edge.widget;

import static switchboard.edge.widget.Notes.note;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.edge.http.Json;
import switchboard.edge.talk.Outlet;
import switchboard.edge.talk.Party;
import switchboard.edge.talk.Talks;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// One visitor's socket. They say hello and are told where they were; they write, are told that it
/// has arrived, that we are typing, and what we answer. A message sent again under its id is
/// answered alike.
final class Chat implements Party {

  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

  static final int LONGEST = 2_000;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\x{d800}-\\x{dfff}]");
  private static final int MISTAKES = 5;
  private static final int SECONDS = 15;

  private final WidgetApi api;
  private final Visitors.Door door;
  private final Optional<String> token;
  private final Outlet outlet;
  private volatile Optional<Strand> thread = Optional.empty();
  private int mistakes;

  /// @param id of the thread in its tenant
  private record Strand(Tenants.Card tenant, String id) {

    String entity() {
      return EntityIds.of(tenant.id(), id);
    }

    Arrival arrival() {
      return new Arrival(Channel.CHAT, Optional.empty(), Optional.empty(), id);
    }
  }

  /// @param token shown already, beside the greeting of the protocol
  Chat(WidgetApi api, Visitors.Door door, Optional<String> token, Outlet outlet) {
    this.api = api;
    this.door = door;
    this.token = token;
    this.outlet = outlet;
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(this::mute);
  }

  /// Who does not say hello is not waited for.
  private void mute() {
    if (thread.isEmpty()) end(Refusal.NOT_OPENED);
  }

  @Override
  public void heard(ObjectNode said) {
    switch (said.path("type").asText("")) {
      case "hello" -> hello(said);
      case "message" -> within(said, this::message);
      case "seen" -> within(said, this::seen);
      case "ping" -> outlet.send(note("pong"));
      case "typing" -> api.visitors().count("typing");
      default -> mistaken(Refusal.UNFIT);
    }
  }

  private interface Within {
    void say(Strand thread, ObjectNode said);
  }

  private void within(ObjectNode said, Within inner) {
    if (thread.isPresent()) inner.say(thread.get(), said);
    else end(Refusal.NOT_OPENED);
  }

  private void hello(ObjectNode said) {
    if (thread.isPresent()) {
      mistaken(Refusal.UNFIT);
      return;
    }
    var shown = token.or(() -> text(said, "token"));
    switch (api.visitors().admit(door, shown)) {
      case Visitors.Verdict.Refused(var why) -> shown(why);
      case Visitors.Verdict.Welcome(var tenant) -> {
        if (api.visitors().enter(tenant.id())) welcome(tenant, said);
        else end(Refusal.FULL);
      }
    }
  }

  private void welcome(Tenants.Card tenant, ObjectNode said) {
    var known = text(said, "thread").flatMap(it -> api.signed().of(tenant.id(), it));
    var it = new Strand(tenant, known.orElseGet(api.signed()::fresh));
    thread = Optional.of(it);
    api.visitors().count(known.isPresent() ? "returned" : "opened");
    var lines = known.isEmpty() ? Json.MAPPER.createArrayNode() : before(it, said);
    outlet.send(
        Notes.welcome(tenant, lines).put("thread", api.signed().shown(tenant.id(), it.id())));
  }

  private ArrayNode before(Strand it, ObjectNode said) {
    int seen = said.path("seen").asInt(-1);
    int last = Math.max(seen, said.path("last").asInt(-1));
    return new History(api.read()).since(it.tenant().id(), it.id(), seen, last);
  }

  static Optional<String> text(ObjectNode said, String name) {
    return Optional.ofNullable(said.get(name))
        .filter(it -> it.isTextual() && it.textValue().length() <= 4_000)
        .map(it -> it.textValue());
  }

  private void message(Strand to, ObjectNode said) {
    var id = text(said, "id").filter(it -> ID.matcher(it).matches());
    var words = text(said, "text").map(String::strip).filter(it -> !it.isEmpty());
    if (id.isEmpty() || words.isEmpty() || UNFIT.matcher(words.get()).find()) {
      mistaken(Refusal.UNFIT);
    } else if (words.get().length() > LONGEST) {
      refuse(Refusal.TOO_LONG, id);
    } else if (!api.visitors().paced(door)) {
      refuse(Refusal.TOO_OFTEN, id);
    } else {
      answer(to, id.get(), words.get());
    }
  }

  private void answer(Strand to, String id, String words) {
    outlet.send(note("received").put("id", id));
    outlet.send(note("typing"));
    api.visitors().count("message");
    try {
      var reply =
          api.talks()
              .whole(
                  to.entity(),
                  then ->
                      new Command.Receive(
                          to.arrival(), id, Personal.of(words), Optional.empty(), then),
                  it -> outlet.send(Notes.part(it)));
      if (reply instanceof Reply.Say say) outlet.send(Notes.reply(say).put("id", id));
      else refuse(Refusal.LATE, Optional.of(id));
    } catch (Talks.Unanswered _) {
      refuse(Refusal.LATE, Optional.of(id));
    } catch (RuntimeException e) {
      LOG.warn("A visitor was not answered: {}", Failures.describe(Failures.root(e)));
      refuse(Refusal.BROKEN, Optional.of(id));
    }
  }

  /// They have the reply of a turn before their eyes.
  private void seen(Strand to, ObjectNode said) {
    int turn = said.path("turn").asInt(-1);
    if (turn < 1) return;
    try {
      api.talks().ask(to.entity(), then -> new Command.Deliver(turn, then));
    } catch (RuntimeException _) {
      api.visitors().count("unseen");
    }
  }

  private void refuse(Refusal why, Optional<String> id) {
    api.visitors().count(why);
    var it = Notes.error(why);
    id.ifPresent(about -> it.put("id", about));
    outlet.send(it);
  }

  private void mistaken(Refusal why) {
    if (++mistakes < MISTAKES) refuse(why, Optional.empty());
    else end(why);
  }

  private void end(Refusal why) {
    api.visitors().count(why);
    shown(why);
  }

  private void shown(Refusal why) {
    outlet.send(Notes.error(why));
    outlet.close();
  }

  @Override
  public void unfit(String reason) {
    api.visitors().count(reason);
    if (reason.equals("too-large")) refuse(Refusal.TOO_LONG, Optional.empty());
    else mistaken(Refusal.UNFIT);
  }

  @Override
  public void gone() {
    thread.ifPresent(it -> api.visitors().leave(it.tenant().id()));
  }
}
