package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.twilio.Scripted.say;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.ladder.Seats;
import switchboard.edge.ladder.Vendors;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Reception;
import switchboard.engine.tenant.Reception.Policy;
import switchboard.engine.tenant.Reception.Terms;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenants;

/// Calls to a business that is closed and wants word to be left.
class ClosedRoutesTest {

  private static final Profile PLUMBER = Presets.all().getFirst().profile();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Optional<Wire> wire = Optional.empty();

  @AfterEach
  void stop() {
    wire.ifPresent(Wire::close);
  }

  private Wire at(String now, Policy policy) {
    var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    var rungs =
        new Rungs(
            List.of(),
            new Vendors(List.of(), Map.of(), clock),
            new Seats(clock),
            OptionalInt.empty(),
            registry);
    var it = new Wire(Optional.empty(), new LadderRoutesTest.Modern(card(policy)), Optional.of(rungs));
    it.conversations.answer(command ->
        command instanceof Command.TakeRung ? new Reply.Noted() : say(0, "We are closed."));
    wire = Optional.of(it);
    return it;
  }

  private static Tenants.Card card(Policy policy) {
    var it = Acme.ACME;
    var terms = new Terms(Optional.of(policy), Map.of());
    var reception = new Reception(Optional.empty(), Optional.of(terms), Optional.empty());
    var profile = PLUMBER.with(Telephony.NONE.with(reception));
    return new Tenants.Card(it.id(), profile, it.status(), it.version());
  }

  private static Xml call(Wire wire) {
    return Xml.parse(wire.post("/twilio/voice", wire.call("To", PLUMBER.numbers().getFirst().e164())).body());
  }

  @Test
  void the_caller_hears_that_it_is_closed_and_leaves_word() {
    var wire = at("2026-11-22T03:00:00Z", Policy.VOICEMAIL);
    var twiml = call(wire);
    assertThat(twiml.verbs()).containsExactly("Say", "Redirect");
    assertThat(twiml.first("Say").text()).isEqualTo("We are closed.");
    assertThat(twiml.first("Redirect").text()).startsWith("/twilio/voice/voicemail");
    assertThat(wire.conversations.asked)
        .extracting(Scripted.Asked::command)
        .filteredOn(Command.TakeRung.class::isInstance)
        .singleElement()
        .matches(it -> ((Command.TakeRung) it).rung() == Rung.VOICEMAIL);
    assertThat(
            registry
                .counter("switchboard.rung", "rung", "voicemail", "reason", "closed")
                .count())
        .isEqualTo(1);
  }

  @Test
  void who_may_leave_a_message_is_talked_to() {
    assertThat(call(at("2026-11-22T03:00:00Z", Policy.MESSAGE)).verbs())
        .containsExactly("Gather", "Redirect");
  }

  @Test
  void an_open_business_has_no_tape() {
    assertThat(call(at("2026-11-23T18:00:00Z", Policy.VOICEMAIL)).verbs())
        .containsExactly("Gather", "Redirect");
  }
}
