package switchboard.edge.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.edge.ladder.Way.Held;
import switchboard.edge.voice.Pass;
import switchboard.edge.voice.Passes;
import switchboard.engine.tenant.Speaking;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Tenants;

class RelayWayTest {

  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);

  private final Passes passes = new Passes("a key for tests, long enough".getBytes());
  private final RelayWay way =
      new RelayWay(Optional.of("https://calls.example.com"), passes, CLOCK, () -> "n1");

  private static Held call(Tenants.Card tenant, String said) {
    return new Held(
        tenant,
        "CA1",
        said,
        1,
        "en-US",
        "Polly.Joanna",
        Optional.empty(),
        "/twilio/voice/turn?rung=relay");
  }

  /// The spelling of the documentation, to the letter: whatever is spelt otherwise is ignored
  /// without a word.
  @Test
  void the_document_is_written_as_documented() {
    assertThat(way.lead(call(Acme.ACME, "Hello & welcome")).replaceFirst("sbv_[A-Za-z0-9_-]+", "…"))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                + "<Connect action=\"https://calls.example.com/twilio/relay/ended?try=0\""
                + " method=\"POST\">"
                + "<ConversationRelay url=\"wss://calls.example.com/twilio/relay\""
                + " welcomeGreeting=\"Hello &amp; welcome\" welcomeGreetingInterruptible=\"any\""
                + " language=\"en-US\" ttsProvider=\"Amazon\" voice=\"Joanna-Neural\""
                + " hints=\"Acme &amp; Sons,Leak repair,burst pipe,drip  drop\""
                + " interruptible=\"any\" dtmfDetection=\"true\""
                + " reportInputDuringAgentSpeech=\"any\""
                + " events=\"speaker-events tokens-played\">"
                + "<Language code=\"en-US\" ttsProvider=\"Amazon\" voice=\"Joanna-Neural\"/>"
                + "<Language code=\"es-US\" ttsProvider=\"Amazon\" voice=\"Lupe-Neural\"/>"
                + "<Parameter name=\"pass\" value=\"…\"/>"
                + "<Parameter name=\"turn\" value=\"0\"/>"
                + "<Parameter name=\"language\" value=\"en-US\"/>"
                + "</ConversationRelay></Connect></Response>");
  }

  @Test
  void how_a_business_is_heard_stands_in_its_profile() {
    var speaking = new Speaking(Optional.of("deepgram"), Optional.of("flux"), Optional.empty());
    var profile = Acme.ACME.profile().with(Telephony.NONE.with(speaking));
    var card = new Tenants.Card("acme", profile, Acme.ACME.status(), 2);
    var relay = Xml.parse(way.lead(call(card, "Hello"))).first("Connect").first("ConversationRelay");
    assertThat(relay.attribute("transcriptionProvider")).isEqualTo("Deepgram");
    assertThat(relay.attribute("speechModel")).isEqualTo("flux");
  }

  @Test
  void the_token_is_for_this_call_and_expires() {
    var relay = Xml.parse(way.lead(call(Acme.ACME, "Hi"))).first("Connect").first("ConversationRelay");
    var token = relay.first("Parameter").attribute("value");
    assertThat(passes.read(token, Pass.Kind.RELAY, CLOCK.instant()))
        .isInstanceOfSatisfying(
            Passes.Reading.Valid.class,
            it -> {
              assertThat(it.pass().tenant()).isEqualTo("acme");
              assertThat(it.pass().session()).isEqualTo("CA1.n1");
            });
    assertThat(passes.read(token, Pass.Kind.RELAY, CLOCK.instant().plusSeconds(121)))
        .isInstanceOf(Passes.Reading.Expired.class);
  }

  @Test
  void without_an_address_of_ours_there_is_no_socket() {
    var blind = new RelayWay(Optional.empty(), passes, CLOCK, () -> "n1");
    assertThat(blind.open(Acme.ACME)).isFalse();
    blind.reachableAt(Optional.of("http://127.0.0.1:8080"));
    assertThat(blind.open(Acme.ACME)).isTrue();
    assertThat(blind.lead(call(Acme.ACME, "Hi"))).contains("url=\"ws://127.0.0.1:8080/twilio/relay\"");
  }
}
