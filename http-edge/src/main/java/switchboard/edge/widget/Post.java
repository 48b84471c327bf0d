package switchboard.edge.widget;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import switchboard.edge.access.BadParameter;
import switchboard.edge.calendar.Body;
import switchboard.edge.http.Json;
import switchboard.edge.http.Problem;
import switchboard.edge.talk.Talks;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// One message of a visitor without a socket, and its answer.
record Post(WidgetApi api, Visitors.Door door, Tenants.Card tenant) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  HttpResponse answer(Body body) {
    body.only("text", "id", "thread");
    var text = Body.required("text", body.lines("text", Chat.LONGEST));
    var id = body.line("id", 64).map(Post::id).orElseGet(() -> UUID.randomUUID().toString());
    var shown = body.line("thread", 400);
    if (!api.visitors().paced(door)) return refused(Refusal.TOO_OFTEN);
    var thread =
        shown.flatMap(it -> api.signed().of(tenant.id(), it)).orElseGet(api.signed()::fresh);
    try {
      return answered(thread, id, text);
    } catch (Talks.Unanswered _) {
      return refused(Refusal.LATE);
    }
  }

  private HttpResponse answered(String thread, String id, String text) {
    var entity = EntityIds.of(tenant.id(), thread);
    var arrival = new Arrival(Channel.CHAT, Optional.empty(), Optional.empty(), thread);
    var reply =
        api.talks()
            .whole(
                entity,
                to -> new Command.Receive(arrival, id, Personal.of(text), Optional.empty(), to),
                _ -> {});
    if (!(reply instanceof Reply.Say say)) return refused(Refusal.LATE);
    api.visitors().count("message");
    api.talks().ask(entity, to -> new Command.Deliver(say.turn(), to));
    return Json.ok(
        Json.MAPPER
            .createObjectNode()
            .put("text", Notes.text(say.text()))
            .put("turn", say.turn())
            .put("thread", api.signed().shown(tenant.id(), thread)));
  }

  private HttpResponse refused(Refusal why) {
    api.visitors().count(why);
    return Problem.of(why.status(), why.words()).because(why.reason()).response();
  }

  private static String id(String told) {
    if (ID.matcher(told).matches()) return told;
    throw new BadParameter("id", "id must be 8 to 64 letters, digits and hyphens.");
  }
}
