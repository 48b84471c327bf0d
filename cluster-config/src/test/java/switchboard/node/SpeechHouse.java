package switchboard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import switchboard.simulator.chat.Receptionist;
import switchboard.simulator.deepgram.DeepgramApi;
import switchboard.simulator.deepgram.ListenApi;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.media.StreamStart;
import switchboard.simulator.speech.SpeechApi;
import switchboard.simulator.twilio.Answer;
import switchboard.simulator.twilio.Form;
import switchboard.simulator.twilio.Signature.Product;
import switchboard.simulator.twilio.Webhooks.Method;
import switchboard.simulator.vendor.Pace;

/// A node with a speech vendor, a recogniser and a voice, all of them simulated.
final class SpeechHouse {

  static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern STREAM = Pattern.compile("Stream url=\"([^\"]+)\"");
  private static final String KEY = "key-of-the-tests";

  final DeepgramApi deepgram;
  final ListenApi ears;
  final SpeechApi voice;
  final House house;

  private SpeechHouse() throws Exception {
    deepgram = DeepgramApi.start(0, KEY, new Receptionist(), Pace.QUICK);
    ears = ListenApi.start(0, KEY, Pace.QUICK);
    voice = SpeechApi.start(0, KEY);
    house =
        House.open(
            Map.of(
                "DEEPGRAM_API_KEY",
                KEY,
                "DEEPGRAM_AGENT_URL",
                deepgram.uri().toString(),
                "DEEPGRAM_LISTEN_URL",
                ears.uri().toString(),
                "DEEPGRAM_API_URL",
                voice.uri().toString(),
                "SWITCHBOARD_MEDIA_PORT",
                "0"));
  }

  static SpeechHouse open() throws Exception {
    return new SpeechHouse();
  }

  void close() {
    house.close();
    deepgram.close();
    ears.close();
    voice.close();
  }

  Business modern() throws Exception {
    return modern("deepgram");
  }

  Business modern(String vendor) throws Exception {
    var plumber = house.plumber();
    var change = "{'rollout': {'vendor': '%s', 'percent': 100, 'relay': 0}}".formatted(vendor);
    var path = "/v1/admin/businesses/" + plumber.id();
    var answer = house.http.send("PATCH", path, House.admin(), change.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Patience.until(
        "it counts",
        () ->
            !house
                .node
                .tenants()
                .byId(plumber.id())
                .orElseThrow()
                .profile()
                .telephony()
                .rollout()
                .isEmpty());
    return plumber;
  }

  String post(Business business, String path, String sid, String... more) throws Exception {
    var form =
        Form.of(
            Map.of(
                "AccountSid",
                House.ACCOUNT.sid(),
                "CallSid",
                sid,
                "From",
                Ring.FROM,
                "To",
                business.number(),
                "CallStatus",
                "in-progress"));
    for (int i = 0; i < more.length; i += 2) form = form.with(more[i], more[i + 1]);
    Answer answer =
        house.webhooks.send(Method.POST, URI.create(house.http.base() + path), form, Product.VOICE);
    return new String(answer.successful().body(), StandardCharsets.UTF_8);
  }

  MediaCall ring(String twiml, String sid, Ears ears) {
    var token = TOKEN.matcher(twiml);
    var stream = STREAM.matcher(twiml);
    assertThat(token.find() && stream.find()).as(twiml).isTrue();
    var uri = URI.create(stream.group(1));
    var start = StreamStart.of(House.ACCOUNT.sid(), sid, Map.of("token", token.group(1)));
    return MediaCall.open(uri, start.signed(House.ACCOUNT, uri), ears);
  }
}
