package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.twilio.Scripted.say;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.ladder.Admittance;
import switchboard.edge.ladder.MediaAddress;
import switchboard.edge.ladder.Rungs;
import switchboard.edge.ladder.Seats;
import switchboard.edge.ladder.Vendors;
import switchboard.edge.ladder.Way;
import switchboard.edge.media.Encoding;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.voice.Passes;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reason;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Fall;
import switchboard.engine.conversation.Hosted;
import switchboard.engine.conversation.Rung;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Limits;
import switchboard.engine.tenant.Rollout;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenants;

class LadderRoutesTest {

  private final Clock clock = Clock.systemUTC();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Seats seats = new Seats(clock);
  private Rollout rollout = new Rollout(Optional.of("deepgram"), 100, 0);
  private Optional<Limits> limits = Optional.empty();
  private OptionalInt most = OptionalInt.empty();
  private boolean relay;
  private Wire wire = wire();

  private Wire wire() {
    var admittance = new Admittance(new Passes(new byte[32]), clock);
    var address = new MediaAddress(Optional.empty(), Optional.empty(), () -> 4711);
    var vendors = new Vendors(List.of(new Silent()), Map.of("deepgram", 1), clock);
    var ways =
        List.<Way>of(new SpeechWay(address, admittance, () -> true), new Socket(() -> relay));
    var rungs = new Rungs(ways, vendors, seats, most, registry);
    return new Wire(Optional.empty(), new Modern(card()), Optional.of(rungs));
  }

  private Tenants.Card card() {
    var it = Acme.ACME;
    var telephony = Telephony.NONE.with(rollout);
    var held = limits.map(telephony::with).orElse(telephony);
    return new Tenants.Card(it.id(), it.profile().with(held), it.status(), it.version());
  }

  private record Silent() implements SpeechVendor {

    @Override
    public String name() {
      return "deepgram";
    }

    @Override
    public Encoding encoding() {
      return Encoding.MULAW_8K;
    }

    @Override
    public Duration longest() {
      return Duration.ofHours(1);
    }

    @Override
    public Session open(io.netty.channel.EventLoop loop, Briefing briefing, Listener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private record Socket(java.util.function.BooleanSupplier there) implements Way {

    @Override
    public Rung rung() {
      return Rung.RELAY;
    }

    @Override
    public boolean open(Tenants.Card tenant) {
      return there.getAsBoolean();
    }

    @Override
    public String lead(Held call) {
      return "<Response><Relay turn=\"" + call.turn() + "\">" + call.said() + "</Relay></Response>";
    }
  }

  record Modern(Card card) implements Tenants {

    @Override
    public Optional<Card> byId(String id) {
      return Optional.of(card).filter(it -> it.id().equals(id));
    }

    @Override
    public Optional<Card> byNumber(Phone dialled) {
      return Optional.of(card).filter(it -> it.profile().numbers().contains(dialled));
    }

    @Override
    public Optional<Card> byKey(KeyKind kind, String hash) {
      return Optional.empty();
    }

    @Override
    public Collection<Card> all() {
      return List.of(card);
    }
  }

  @BeforeEach
  void the_conversation_answers() {
    wire.conversations.answer(LadderRoutesTest::answer);
  }

  private static Reply answer(Command command) {
    return switch (command) {
      case Command.TakeRung _ -> new Reply.Noted();
      case Fall _ -> say(3, "Sorry about that. You were telling me: What is your address?");
      case Command _ -> say(0, "Hello, how may I help?");
    };
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  private void again() {
    wire.close();
    wire = wire();
    wire.conversations.answer(LadderRoutesTest::answer);
  }

  private Xml post(String path, String... more) {
    return Xml.parse(wire.post(path, wire.call(more)).body());
  }

  private List<Command.TakeRung> taken() {
    return wire.conversations.asked.stream()
        .map(Scripted.Asked::command)
        .filter(Command.TakeRung.class::isInstance)
        .map(Command.TakeRung.class::cast)
        .toList();
  }

  private double rung(String rung, String reason) {
    return registry.counter("switchboard.rung", "rung", rung, "reason", reason).count();
  }

  @Test
  void the_sound_of_a_call_in_the_rollout_is_brought_to_our_socket() {
    var twiml = post("/twilio/voice");
    assertThat(twiml.verbs()).containsExactly("Connect", "Redirect");
    var stream = twiml.first("Connect").first("Stream");
    assertThat(stream.attribute("url")).isEqualTo("ws://127.0.0.1:4711/twilio/media");
    assertThat(stream.first("Parameter").attribute("name")).isEqualTo("token");
    assertThat(stream.first("Parameter").attribute("value"))
        .startsWith("sbv_")
        .hasSizeLessThan(480);
    assertThat(twiml.first("Redirect").text()).isEqualTo("/twilio/voice/turn?rung=speech");
    assertThat(taken())
        .singleElement()
        .matches(it -> it.rung() == Rung.SPEECH && it.reason().equals("chosen"))
        .matches(it -> it.vendor().orElse("").equals("deepgram"));
    assertThat(rung("speech", "chosen")).isEqualTo(1);
  }

  @Test
  void a_conversation_that_cannot_note_it_is_held_by_webhooks() {
    wire.conversations.answer(it ->
        it instanceof Command.TakeRung
            ? new Reply.Rejected(Reason.ENDED)
            : say(0, "Hello, how may I help?"));
    assertThat(post("/twilio/voice").verbs()).containsExactly("Gather", "Redirect");
  }

  @Test
  void a_caller_outside_the_rollout_is_held_by_webhooks_and_it_is_said_why() {
    rollout = new Rollout(Optional.of("deepgram"), 0, 0);
    again();
    assertThat(post("/twilio/voice").verbs()).containsExactly("Gather", "Redirect");
    assertThat(taken()).singleElement().matches(it -> it.reason().equals("not-rolled-out"));
  }

  @Test
  void a_call_whose_vendor_is_lost_goes_on_below_where_it_was() {
    var twiml = post("/twilio/voice/turn?rung=speech");
    assertThat(twiml.first("Gather").first("Say").text()).startsWith("Sorry about that.");
    assertThat(twiml.first("Gather").attribute("action")).isEqualTo("/twilio/voice/turn?turn=4");
    assertThat(((Fall) wire.conversations.last()).rung()).isEqualTo(Rung.GATHER);
  }

  @Test
  void it_goes_on_over_the_networks_socket_where_that_is_rolled_out() {
    rollout = new Rollout(Optional.of("deepgram"), 100, 100);
    relay = true;
    again();
    var twiml = post("/twilio/voice/turn?rung=speech");
    assertThat(twiml.first("Relay").text()).startsWith("Sorry about that.");
    assertThat(twiml.first("Relay").attribute("turn")).isEqualTo("4");
    assertThat(post("/twilio/voice/turn?rung=relay").verbs()).contains("Gather");
  }

  @Test
  void a_call_that_is_over_is_hung_up() {
    wire.conversations.answer(_ -> new Reply.Rejected(Reason.ENDED));
    assertThat(post("/twilio/voice/turn?rung=speech").verbs()).containsExactly("Hangup");
    wire.conversations.answer(_ -> new Reply.Say(5, Personal.of(""), Next.END));
    assertThat(post("/twilio/voice/turn?rung=speech").verbs()).containsExactly("Hangup");
  }

  @Test
  void a_fall_into_a_silent_engine_ends_at_the_keys_and_then_at_the_tape() {
    wire.conversations.stage(_ -> Scripted.never());
    var hold = post("/twilio/voice/turn?rung=speech");
    assertThat(hold.first("Redirect").text()).isEqualTo("/twilio/voice/turn?rung=speech&wait=1");
    post(hold.first("Redirect").text());
    var menu = post("/twilio/voice/turn?rung=speech&wait=4");
    assertThat(menu.first("Gather").attribute("numDigits")).isEqualTo("1");
    assertThat(menu.first("Gather").first("Say").text()).contains("press 1");
    assertThat(menu.first("Redirect").text()).isEqualTo("/twilio/voice/keypad?asked=1");
    assertThat(wire.lost).isEmpty();
    post("/twilio/voice/keypad?asked=1");
    post("/twilio/voice/keypad?asked=2");
    var tape = post("/twilio/voice/keypad?asked=3");
    assertThat(tape.first("Redirect").text()).isEqualTo("/twilio/voice/voicemail");
  }

  @Test
  void a_turn_the_engine_is_late_for_ends_at_the_keys_too() {
    wire.conversations.stage(_ -> Scripted.never());
    var menu = post("/twilio/voice/turn?turn=2&wait=4");
    assertThat(menu.first("Gather").attribute("input")).isEqualTo("dtmf");
    assertThat(rung("keypad", "late")).isEqualTo(1);
  }

  @Test
  void each_key_does_what_it_says_even_without_the_engine() {
    wire.conversations.stage(_ -> Scripted.never());
    var back = post("/twilio/voice/keypad?asked=1", "Digits", "1");
    assertThat(back.verbs()).containsExactly("Say", "Hangup");
    assertThat(back.first("Say").text()).contains("will call you back");
    Until.holds(() -> wire.lost.size() == 1);
    assertThat(wire.conversations.last()).isInstanceOf(Hosted.Invoke.class);
    var hours = post("/twilio/voice/keypad?asked=1", "Digits", "3");
    assertThat(hours.first("Gather").first("Say").text()).contains("open");
    var tape = post("/twilio/voice/keypad?asked=1", "Digits", "2");
    assertThat(tape.first("Redirect").text()).isEqualTo("/twilio/voice/voicemail");
    var person = post("/twilio/voice/keypad?asked=1", "Digits", "0");
    assertThat(person.first("Say").text()).contains("will call you back");
    var odd = post("/twilio/voice/keypad?asked=1", "Digits", "99");
    assertThat(odd.first("Gather").first("Say").text()).startsWith("Sorry, that key");
  }

  @Test
  void whoever_withholds_their_number_is_asked_to_leave_word() {
    var tape = post("/twilio/voice/keypad?asked=1", "Digits", "1", "From", "anonymous");
    assertThat(tape.verbs()).containsExactly("Say", "Redirect");
    assertThat(wire.lost).isEmpty();
  }

  @Test
  void a_person_is_fetched_by_the_engine_where_it_answers() {
    wire.conversations.answer(it ->
        it instanceof Command.Press
            ? new Reply.Say(4, Personal.of("Somebody will call you."), Next.LISTEN)
            : say(3, "Where do you live?"));
    var person = post("/twilio/voice/keypad?asked=1", "Digits", "0");
    assertThat(person.first("Gather").attribute("action")).isEqualTo("/twilio/voice/turn?turn=5");
  }

  @Test
  void a_full_vendor_lets_a_call_wait_a_moment_and_then_takes_the_rung_below() {
    post("/twilio/voice");
    var wait = post("/twilio/voice", "CallSid", "CA2");
    assertThat(wait.verbs()).containsExactly("Say", "Pause", "Redirect");
    assertThat(wait.first("Say").text()).contains("One moment");
    assertThat(wait.first("Redirect").text()).isEqualTo("/twilio/voice?wait=1");
    var still = post("/twilio/voice?wait=1", "CallSid", "CA2");
    assertThat(still.verbs()).containsExactly("Pause", "Redirect");
    var taken = post("/twilio/voice?wait=2", "CallSid", "CA2");
    assertThat(taken.verbs()).containsExactly("Gather", "Redirect");
    assertThat(rung("gather", "vendor-full")).isEqualTo(1);
    assertThat(admission("vendor", "waited")).isEqualTo(2);
    assertThat(admission("vendor", "gather")).isEqualTo(1);
  }

  private double admission(String limit, String outcome) {
    return registry.counter("switchboard.admission", "limit", limit, "outcome", outcome).count();
  }

  @Test
  void a_place_that_becomes_free_while_a_call_waits_is_taken() {
    post("/twilio/voice");
    post("/twilio/voice", "CallSid", "CA2");
    seats.leave("acme:CA1");
    assertThat(post("/twilio/voice?wait=1", "CallSid", "CA2").verbs()).contains("Connect");
  }

  @Test
  void the_more_calls_a_tenant_has_the_more_simply_they_are_held() {
    limits = Optional.of(new Limits(1));
    rollout = new Rollout(Optional.empty(), 0, 0);
    again();
    var verbs = new HashMap<Integer, List<String>>();
    for (int i = 1; i <= 4; i++)
      verbs.put(i, post("/twilio/voice?wait=2", "CallSid", "CA" + i).verbs());
    assertThat(verbs.get(1)).contains("Gather");
    assertThat(verbs.get(2)).contains("Gather");
    assertThat(rung("keypad", "tenant-full")).isEqualTo(1);
    assertThat(verbs.get(4)).containsExactly("Redirect");
    assertThat(rung("voicemail", "tenant-full")).isEqualTo(1);
  }

  @Test
  void a_full_node_takes_messages_and_is_never_busy() {
    most = OptionalInt.of(1);
    again();
    for (int i = 1; i <= 3; i++)
      seats.take("other:CA" + i, "other", Optional.empty(), Duration.ofMinutes(1));
    var twiml = post("/twilio/voice?wait=2");
    assertThat(twiml.verbs()).containsExactly("Redirect");
    assertThat(twiml.first("Redirect").text()).isEqualTo("/twilio/voice/voicemail");
    assertThat(rung("voicemail", "node-full")).isEqualTo(1);
  }

  @Test
  void an_odd_rung_is_no_rung() {
    assertThat(post("/twilio/voice/turn?rung=../x").verbs()).containsExactly("Gather", "Redirect");
    assertThat(wire.conversations.last()).isInstanceOf(Command.Resume.class);
  }
}
