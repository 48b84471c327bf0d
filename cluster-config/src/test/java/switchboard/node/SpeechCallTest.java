package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import switchboard.edge.media.Switchroom.Admission;
import switchboard.edge.media.Switchroom.Start;
import switchboard.edge.media.Talk;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.media.StreamStart;
import switchboard.simulator.sound.Sound;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.web.Visitor;

/// Calls that a speech vendor leads on a running node, which the test speaks for: what they leave
/// behind, and how they go on when it is lost.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpeechCallTest {

  private static final EventLoop LOOP = new DefaultEventLoop();
  private static final String NEED = "my kitchen tap is dripping";

  private SpeechHouse at;
  private House house;

  @BeforeAll
  void open() throws Exception {
    at = SpeechHouse.open();
    house = at.house;
  }

  @AfterAll
  void close() {
    at.close();
    LOOP.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  private Admission admit(String twiml, String sid) {
    var found = SpeechHouse.TOKEN.matcher(twiml);
    assertThat(found.find()).as(twiml).isTrue();
    var start = new Start(House.ACCOUNT.sid(), sid, "MZ1", Map.of("token", found.group(1)));
    return house
        .node
        .telephone()
        .switchroom()
        .admit(start, false, LOOP)
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  private static JsonNode told(Talk talk, String call, String function, String arguments)
      throws Exception {
    var answer =
        talk.wants(call, 1, function, arguments.replace('\'', '"'))
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
    return answer.told();
  }

  @Test
  void a_call_is_booked_by_the_vendor_and_read_like_any_other() throws Exception {
    var plumber = at.modern();
    var twiml = at.post(plumber, "/twilio/voice", "CAspeech1");
    var admitted = (Admission.Admitted) admit(twiml, "CAspeech1");
    assertThat(admitted.vendor().name()).isEqualTo("deepgram");
    assertThat(admitted.briefing().greeting().text()).contains("Plumbing");
    assertThat(admit(twiml, "CAspeech1")).isEqualTo(new Admission.Refused("used-token"));
    var talk = admitted.talk();
    talk.agentSaid("i0", admitted.briefing().greeting().text(), "Thanks for calling");
    talk.callerSaid(NEED);
    told(talk, "c1", "note_caller", "{'name': 'Pat Example'}");
    assertThat(told(talk, "c2", "find_times", "{'service': 'faucet-fix'}").path("times"))
        .isNotEmpty();
    var booked = told(talk, "c3", "book_appointment", "{'choice': 1}").path("say").asText();
    assertThat(booked).startsWith("You're booked for ");
    talk.agentSaid("i1", booked, booked);
    talk.callerSaid("thank you, bye");
    told(talk, "c4", "end_conversation", "{}");
    talk.agentSaid("i2", "Goodbye.", "Goodbye.");
    Patience.until("the talk is over", () -> !talk.alive());
    talk.hungUp();
    assertThat(at.post(plumber, "/twilio/voice/turn?rung=speech", "CAspeech1")).contains("<Hangup");
    Patience.until("it is shown", () -> plumber.booked("CAspeech1"));
    Patience.until(
        "it is over",
        () ->
            plumber
                .conversation("CAspeech1")
                .at("/conversation/outcome")
                .asText()
                .equals("booked"));
    var shown = plumber.conversation("CAspeech1");
    assertThat(shown.at("/conversation/rung").asText()).isEqualToIgnoringCase("speech");
    assertThat(shown.toString()).contains(NEED, "\"Thanks for calling\"");
    Patience.until(
        "it is judged", () -> plumber.conversation("CAspeech1").toString().contains("sentiment"));
  }

  @Test
  void a_call_whose_vendor_is_lost_goes_on_with_the_rules_in_the_same_frame() throws Exception {
    var plumber = at.modern();
    var admitted =
        (Admission.Admitted) admit(at.post(plumber, "/twilio/voice", "CAspeech2"), "CAspeech2");
    var talk = admitted.talk();
    talk.callerSaid(NEED);
    told(talk, "c1", "note_caller", "{'name': 'Pat Example'}");
    told(talk, "c2", "find_times", "{'service': 'faucet-fix'}");
    talk.agentSaid("i1", "I have three times. Which one suits you?", "I have three times.");
    talk.lost("silent");
    var twiml = at.post(plumber, "/twilio/voice/turn?rung=speech", "CAspeech2");
    assertThat(twiml).contains("Sorry about that.", "Which one suits you?", "<Gather");
    var next =
        at.post(plumber, "/twilio/voice/turn?turn=2", "CAspeech2", "SpeechResult", "the first");
    assertThat(next).contains("<Gather");
    assertThat(admit(at.post(plumber, "/twilio/voice", "CAspeech9"), "CAspeech9"))
        .isInstanceOf(Admission.Admitted.class);
    Patience.until(
        "the rung is shown",
        () ->
            plumber
                .conversation("CAspeech2")
                .at("/conversation/rung")
                .asText()
                .equalsIgnoreCase("gather"));
    assertThat(house.http.get("/metrics", Map.of()).body())
        .contains("switchboard_rung_total{reason=\"silent\",rung=\"gather\"}");
  }

  @Test
  void words_the_vendor_never_answered_are_answered_by_the_rules() throws Exception {
    var plumber = at.modern();
    var admitted =
        (Admission.Admitted) admit(at.post(plumber, "/twilio/voice", "CAspeech3"), "CAspeech3");
    admitted.talk().callerSaid(NEED);
    Patience.until(
        "it was heard", () -> plumber.conversation("CAspeech3").toString().contains(NEED));
    admitted.talk().lost("broken");
    var twiml = at.post(plumber, "/twilio/voice/turn?rung=speech", "CAspeech3");
    assertThat(twiml).contains("Sorry about that.", "?", "turn?turn=2");
    assertThat(at.post(plumber, "/twilio/voice/turn?rung=speech", "CAspeech3"))
        .contains("turn?turn=2");
  }

  @Test
  void sound_goes_through_the_node_to_the_vendor_and_back() throws Exception {
    var plumber = at.modern();
    var ears = new Ears();
    try (var call = at.ring(at.post(plumber, "/twilio/voice", "CAsound1"), "CAsound1", ears)) {
      Patience.until("the greeting is heard", () -> ears.all("Plumbing"));
      call.say(Sound.mulaw(NEED));
      call.say(Sound.silence(400));
      Patience.until(
          "the caller is understood",
          () -> plumber.conversation("CAsound1").toString().contains(NEED));
      Patience.until("the vendor answers", () -> ears.heard.size() > 1);
      call.hangUp();
      assertThat(call.closed().orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1000);
    }
  }

  @Test
  void a_vendor_that_is_lost_in_mid_sentence_costs_the_caller_a_moment() throws Exception {
    var plumber = at.modern();
    var ears = new Ears();
    at.deepgram.faults().next(1, Fault.DROP);
    try (var call = at.ring(at.post(plumber, "/twilio/voice", "CAsound2"), "CAsound2", ears)) {
      call.closed().orTimeout(20, TimeUnit.SECONDS).join();
      var twiml = at.post(plumber, "/twilio/voice/turn?rung=speech", "CAsound2");
      assertThat(twiml).contains("<Gather", "Plumbing");
    }
  }

  @Test
  void a_replayed_token_is_refused_at_the_socket() throws Exception {
    var plumber = at.modern();
    var twiml = at.post(plumber, "/twilio/voice", "CAsound3");
    try (var _ = at.ring(twiml, "CAsound3", new Ears());
        var thief = at.ring(twiml, "CAsound3", new Ears())) {
      assertThat(thief.closed().orTimeout(20, TimeUnit.SECONDS).join()).isNotEqualTo(1000);
    }
  }

  private JsonNode tried(Business plumber) throws Exception {
    var answer = house.http.send("POST", "/v1/try/sessions", plumber.keys(), "{\"sound\": true}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Http.json(answer);
  }

  private MediaCall browser(JsonNode session, Ears ears) {
    var uri =
        URI.create(house.http.base().toString().replaceFirst("^http", "ws") + "/v1/try/sound");
    var token = session.at("/sound/parameters/token").asText();
    var start = StreamStart.of("browser", session.path("session").asText(), Map.of("token", token));
    return MediaCall.open(uri, start, ears);
  }

  @Test
  void a_browser_is_heard_by_the_way_of_telephones() throws Exception {
    var plumber = at.modern();
    var session = tried(plumber);
    var id = session.path("session").asText();
    var ears = new Ears();
    try (var call = browser(session, ears)) {
      Patience.until("the greeting is heard", () -> ears.all("Plumbing"));
      call.say(Sound.mulaw(NEED));
      call.say(Sound.silence(400));
      Patience.until(
          "the caller is understood", () -> plumber.conversation(id).toString().contains(NEED));
      call.hangUp();
      call.closed().orTimeout(20, TimeUnit.SECONDS).join();
    }
    Patience.until(
        "the call is over", () -> plumber.conversation(id).toString().contains("\"ended\""));
    assertThat(plumber.conversation(id).toString())
        .contains("\"rung\":\"speech\"", "\"trial\":true");
  }

  @Test
  void a_browser_whose_vendor_is_lost_goes_on_in_words() throws Exception {
    var plumber = at.modern();
    at.deepgram.faults().next(1, Fault.DROP);
    var session = tried(plumber);
    try (var call = browser(session, new Ears())) {
      call.closed().orTimeout(20, TimeUnit.SECONDS).join();
    }
    var path = "/ws/voice/" + session.path("session").asText();
    var token = session.path("token").asText();
    try (var it = Visitor.at(house.http.base().toString(), path, "Origin", "http://localhost")) {
      it.say("{'type':'start','again':true,'token':'" + token + "'}").next("begun");
      assertThat(it.next("say").path("text").asText()).contains("Plumbing");
      it.say("{'type':'hear','text':'" + NEED + "'}");
      assertThat(it.next("say").path("turn").asInt()).isPositive();
      it.say("{'type':'hangup'}").next("ended");
    }
  }

  @Test
  void a_recogniser_and_a_voice_hold_a_call_that_our_rules_lead() throws Exception {
    var plumber = at.modern("cascade");
    var phone = new Ears();
    try (var call = at.ring(at.post(plumber, "/twilio/voice", "CAcascade1"), "CAcascade1", phone)) {
      Patience.until("the greeting is heard", () -> phone.all("Plumbing", "help you"));
      call.say(Sound.mulaw(NEED));
      Patience.until("the rules ask for a name", () -> phone.all("name"));
      assertThat(at.ears.asked().getLast().get("keyterm")).contains("sump pump");
      call.say(Sound.mulaw("My name is Pat Example."));
      Patience.until("the rules know who it is", () -> phone.all("Pat"));
      call.hangUp();
    }
    at.post(plumber, "/twilio/status", "CAcascade1", "CallStatus", "completed");
    Patience.until(
        "it is kept",
        () -> {
          var shown = plumber.conversation("CAcascade1");
          assertThat(shown.at("/conversation/rung").asText()).isEqualToIgnoringCase("speech");
          return shown.toString().contains(NEED) && shown.toString().contains("Pat Example");
        });
  }

  @Test
  void who_cuts_in_on_our_own_words_is_heard_and_what_was_not_heard_is_not_kept() throws Exception {
    var plumber = at.modern("cascade");
    var phone = new Ears();
    try (var call = at.ring(at.post(plumber, "/twilio/voice", "CAcascade2"), "CAcascade2", phone)) {
      Patience.until("the greeting is nearly over", () -> phone.all("help you"));
      call.say(Sound.mulaw(NEED));
      Patience.until("they are answered", () -> phone.all("name"));
      Patience.until(
          "only what was heard is kept",
          () -> {
            var greeting = plumber.conversation("CAcascade2").at("/turns/0");
            var told = greeting.path("heardText").asText();
            return !told.isEmpty() && told.length() < greeting.path("reply").asText().length();
          });
      assertThat(phone.clears.get()).isPositive();
      call.hangUp();
    }
  }

  @Test
  void when_nobody_hears_any_more_the_call_goes_on_by_webhooks() throws Exception {
    var plumber = at.modern("cascade");
    var phone = new Ears();
    try (var call = at.ring(at.post(plumber, "/twilio/voice", "CAcascade3"), "CAcascade3", phone)) {
      Patience.until("the greeting is heard", () -> phone.all("Plumbing", "help you"));
      call.say(Sound.mulaw(NEED));
      Patience.until("the rules ask for a name", () -> phone.all("name"));
      at.ears.drop();
      assertThat(call.closed().orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1011);
    }
    var twiml = at.post(plumber, "/twilio/voice/turn?rung=speech", "CAcascade3");
    assertThat(twiml).contains("Sorry about that.", "name", "<Gather");
  }

  @Test
  void when_nobody_speaks_any_more_the_answer_is_given_by_webhooks() throws Exception {
    var plumber = at.modern("cascade");
    var phone = new Ears();
    try (var call = at.ring(at.post(plumber, "/twilio/voice", "CAcascade4"), "CAcascade4", phone)) {
      Patience.until("the greeting is heard", () -> phone.all("Plumbing", "help you"));
      at.voice.refuseAll(true);
      call.say(Sound.mulaw(NEED));
      assertThat(call.closed().orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1011);
    } finally {
      at.voice.refuseAll(false);
    }
    var twiml = at.post(plumber, "/twilio/voice/turn?rung=speech", "CAcascade4");
    assertThat(twiml).contains("Sorry about that.", "name", "<Gather");
  }

  @Test
  void an_owner_sees_what_may_not_be_rolled_out() throws Exception {
    var plumber = house.plumber();
    var path = "/v1/admin/businesses/" + plumber.id();
    for (var it :
        Map.of(
                "{\"rollout\": {\"vendor\": \"acme\", \"percent\": 1, \"relay\": 0}}",
                "rollout.vendor",
                "{\"rollout\": {\"percent\": 101, \"relay\": 0}}",
                "rollout.percent",
                "{\"rollout\": {\"percent\": 0, \"relay\": -1}}",
                "rollout.relay",
                "{\"limits\": {\"calls\": 0}}",
                "limits.calls")
            .entrySet()) {
      var answer = house.http.send("PATCH", path, House.admin(), it.getKey());
      assertThat(answer.statusCode()).as(it.getKey()).isEqualTo(400);
      assertThat(answer.body()).contains("\"" + it.getValue() + "\"");
    }
  }
}
