package switchboard.edge.widget;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import switchboard.edge.http.Json;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Tenants;

/// What visitors are sent, as JSON.
final class Notes {

  private Notes() {}

  static ObjectNode note(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  static ObjectNode welcome(Tenants.Card tenant, ArrayNode lines) {
    var it = settings(tenant).put("type", "welcome");
    it.set("lines", lines);
    return it;
  }

  /// What a chat needs to know of its business.
  static ObjectNode settings(Tenants.Card tenant) {
    var profile = tenant.profile();
    var widget = Visitors.widget(tenant);
    var greeting =
        widget.greeting().orElseGet(() -> Phrases.greeting(profile.language(), profile.name()));
    return Json.MAPPER
        .createObjectNode()
        .put("name", profile.name())
        .put("language", profile.language())
        .put("greeting", greeting)
        .put("voice", !widget.mute());
  }

  static ObjectNode part(Reply.Part it) {
    return note("part").put("turn", it.turn()).put("text", text(it.text()));
  }

  static ObjectNode reply(Reply.Say it) {
    var note = note("reply").put("turn", it.turn()).put("text", text(it.text()));
    it.language().ifPresent(tag -> note.put("language", tag));
    return note;
  }

  static ObjectNode error(Refusal why) {
    return note("error").put("reason", why.reason()).put("text", why.words());
  }

  static String text(Personal it) {
    return it.erased() ? "" : it.text();
  }
}
