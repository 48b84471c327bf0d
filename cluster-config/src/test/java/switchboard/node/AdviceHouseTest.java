package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.conversation.Transcript;

/// A caller who has specialists asked, over real sockets from the first ring to the owner's page.
final class AdviceHouseTest {

  private static final String SCRIPT =
      """
      name: asks-for-advice
      about: Wants to know what is better, and agrees to wait for it
      from: "+19135550177"
      steps:
        - say: "Hi, is slate better than clay tiles for an old roof?"
      answers:
        - when: "would you like me to"
          say: "Yes, please."
          times: 1
        - when: "how else|anything else"
          say: "No, that's all, thank you. Goodbye."
          times: 1
      """;

  private static final String ROOFS =
      """
      {"items": [{"id": "roofs", "name": "roof specialist", "expertise": ["roof", "slate", "tiles"],
        "sources": [{"title": "roofs", "questions": [{"question": "is slate better than clay tiles",
          "answer": "Slate lasts twice as long as clay, but an old roof may not carry it."}]}]}]}
      """;

  @TempDir Path dir;

  @Test
  void what_the_owner_gave_them_to_read_is_what_the_caller_hears() throws Exception {
    var script = Files.writeString(dir.resolve("advice.yaml"), SCRIPT);
    try (var house = House.open()) {
      var plumber = house.plumber();
      var written = house.http.send("PUT", "/v1/owner/specialists", plumber.keys(), ROOFS);
      assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
      Patience.until(
          "the receptionist knows whom to ask",
          () -> plumber.items("/v1/owner/specialists").size() == 1);
      var heard = new Transcript();
      var end = house.call(plumber, script.toString(), heard);
      assertThat(heard.entries().toString())
          .contains("our roof specialist", "about thirty seconds", "Our roof specialist says: Slate");
      Patience.until(
          "the owner sees what came back",
          () ->
              plumber
                  .read("/v1/crm/conversations/" + end.callSid())
                  .toString()
                  .contains("\"outcome\":\"answered\",\"answer\":\"Slate lasts twice"));
      var page = plumber.conversation(end.callSid()).toString();
      assertThat(page).contains("\"agreed\":true", "\"reasons\":[", "\"consult-specialists\"");
    }
  }
}
