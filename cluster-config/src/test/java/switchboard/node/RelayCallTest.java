package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Tenant;
import switchboard.simulator.conversation.Transcript;

/// The scripted callers once more, over the text socket: the same appointments, the same words.
class RelayCallTest {

  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = House.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Business relayed(House house) throws Exception {
    var business = house.plumber();
    relay(house.node, business.id(), 100);
    return business;
  }

  static void relay(Node node, String id, int percent) throws Exception {
    var card = node.tenants().byId(id).orElseThrow();
    var telephony = card.profile().telephony().with(new Rollout(Optional.empty(), 0, percent));
    node.exchange()
        .entities(Tenant.KEY)
        .<Tenant.Reply>ask(
            id, to -> new Tenant.Command.ChangeProfile(card.profile().with(telephony), to))
        .toCompletableFuture()
        .join();
    Patience.until(
        "the rollout is known",
        () -> node.tenants().byId(id).orElseThrow().profile().telephony().rollout().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"burst-pipe", "tap-repair", "mumbling", "keypad"})
  void a_scripted_call_goes_over_the_socket_as_by_webhooks(String script) throws Exception {
    var business = relayed(house);
    var transcript = new Transcript();
    var end = house.call(business, script, transcript);
    assertThat(end.problems()).as(() -> transcript.entries().toString()).isEmpty();
    assertThat(end.turns()).isPositive();
    Patience.until("the call is kept", () -> turns(business, end.callSid()).size() > end.turns());
    assertThat(rung(business, end.callSid())).isEqualTo(Rung.RELAY.name());
  }

  @Test
  void who_cuts_in_is_answered_and_what_they_did_not_hear_is_not_kept() throws Exception {
    var business = relayed(house);
    var transcript = new Transcript();
    var end = house.call(business, "interrupting", transcript);
    assertThat(end.problems()).as(() -> transcript.entries().toString()).isEmpty();
    Patience.until(
        "only what was heard is kept: " + transcript.entries(),
        () -> {
          var cut =
              StreamSupport.stream(
                      business.conversation(end.callSid()).get("turns").spliterator(), false)
                  .filter(it -> !it.path("heardText").asText().isEmpty())
                  .toList();
          assertThat(cut).isNotEmpty();
          return cut.stream()
              .allMatch(it -> it.path("reply").asText().startsWith(it.path("heardText").asText()));
        });
  }

  private static String rung(Business business, String sid) throws Exception {
    try (var connection = house.node.storage().database().views().getConnection();
        var query =
            connection.prepareStatement(
                "select rung from conversation where tenant = ? and id = ?")) {
      query.setString(1, business.id());
      query.setString(2, sid);
      var row = query.executeQuery();
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static List<String> turns(Business business, String sid) throws Exception {
    var turns = business.conversation(sid).get("turns");
    return StreamSupport.stream(turns.spliterator(), false).map(Object::toString).toList();
  }

  @Test
  void an_emergency_is_booked_over_the_socket() throws Exception {
    house.booked(relayed(house), "burst-pipe");
  }
}
