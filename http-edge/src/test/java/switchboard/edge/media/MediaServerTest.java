package switchboard.edge.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.edge.twilio.Until;
import switchboard.simulator.media.MediaCall;
import switchboard.simulator.media.MediaFault;
import switchboard.simulator.media.RefusedException;
import switchboard.simulator.media.Sound;
import switchboard.simulator.twilio.Account;

class MediaServerTest {

  private static int code(MediaCall call) throws Exception {
    return call.closed().get(10, TimeUnit.SECONDS);
  }

  @Test
  void a_caller_hears_what_the_vendor_says_and_is_heard() {
    try (var exchange = Exchange.usual()) {
      var ear = new Ear();
      var call = exchange.call(ear);
      var session = exchange.vendor.session();
      var speech = Sound.vowel(500, -20);
      call.say(speech);
      Until.holds("heard by the vendor", () -> Sounds.contains(session.heard(), speech));
      var reply = Sound.tone(300, 700, -18);
      session.reply("r1", "Good morning.", reply, true);
      Until.holds("told", () -> exchange.talk.told.size() == 1);
      assertThat(exchange.talk.told).containsExactly("agent: Good morning. | Good morning.");
      assertThat(ear.heard()).isEqualTo(reply);
      session.says(it -> it.callerSaid("Hello"));
      call.press("5");
      call.hangUp();
      Until.holds("hung up", () -> exchange.talk.told.contains("hung up"));
      assertThat(exchange.talk.told).contains("caller: Hello", "pressed 5").endsWith("hung up");
      assertThat(session.closed).isTrue();
      assertThat(exchange.counted("closed", "stop")).isEqualTo(1);
      assertThat(exchange.server.calls()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void every_encoding_of_a_vendor_will_do(Encoding encoding) {
    try (var exchange = new Exchange(new FakeVendor(encoding), MediaSettings.Limits.USUAL)) {
      var ear = new Ear();
      var call = exchange.call(ear);
      var session = exchange.vendor.session();
      session.echoing = true;
      call.say(Sound.tone(440, 600, -45));
      Until.holds("echo", () -> ear.arrived().length > 12_000);
      var heard = ear.arrived();
      double loudest = -90;
      for (int at = 0; at + 800 < heard.length; at += 80)
        loudest = Math.max(loudest, Sound.level(heard, at, at + 800));
      assertThat(loudest).isBetween(-46.0, -44.0);
    }
  }

  @Test
  void whoever_cuts_in_silences_the_vendor_within_two_frames() {
    try (var exchange = Exchange.usual()) {
      var ear = new Ear();
      var call = exchange.call(ear);
      var session = exchange.vendor.session();
      session.reply("r1", "one two three four five six", Sound.vowel(6_000, -20), true);
      Until.holds("a second heard", () -> ear.heardMillis() > 1_000);
      call.say(Sound.vowel(400, -15));
      Until.holds("cleared", () -> ear.clears() == 1);
      Until.holds("told", () -> !exchange.talk.told.isEmpty());
      assertThat(session.told.getFirst()).startsWith("interrupted r1 ");
      assertThat(exchange.talk.told.getFirst())
          .startsWith("agent: one two three four five six | one");
      int before = ear.heardMillis();
      session.says(it -> it.audio("r1", io.netty.buffer.Unpooled.wrappedBuffer(new byte[800])));
      Until.holds("dropped", () -> exchange.counted("dropped.ms", "discarded") == 100);
      assertThat(ear.heardMillis()).isEqualTo(before);
      var timer = exchange.registry.get("switchboard.media.barge.in").timer();
      assertThat(timer.count()).isEqualTo(1);
    }
  }

  @Test
  void an_echo_of_the_vendors_own_voice_does_not_cut_it_short() {
    try (var exchange = Exchange.usual()) {
      var ear = new Ear();
      var call = exchange.call(ear);
      var reply = Sound.vowel(2_500, -18);
      exchange.vendor.session().reply("r1", "A long sentence.", reply, true);
      Until.holds("heard", () -> ear.heardMillis() > 120);
      call.say(Sound.quieter(reply, 20));
      Until.holds("told", () -> !exchange.talk.told.isEmpty());
      assertThat(exchange.talk.told).containsExactly("agent: A long sentence. | A long sentence.");
      assertThat(ear.clears()).isZero();
    }
  }

  @Test
  void a_click_does_not_cut_it_short() {
    try (var exchange = Exchange.usual()) {
      var ear = new Ear();
      var call = exchange.call(ear);
      exchange.vendor.session().reply("r1", "A sentence.", Sound.vowel(1_500, -18), true);
      Until.holds("heard", () -> ear.heardMillis() > 200);
      call.say(Sound.row(Sound.click(8, -3), Sound.silence(92), Sound.noise(200, -20, 1)));
      Until.holds("told", () -> !exchange.talk.told.isEmpty());
      assertThat(ear.clears()).isZero();
    }
  }

  @Test
  void the_vendors_own_ear_cuts_in_too() {
    try (var exchange = Exchange.usual()) {
      var ear = new Ear();
      exchange.call(ear);
      var session = exchange.vendor.session();
      session.reply("r1", "one two three four", Sound.vowel(4_000, -20), true);
      Until.holds("heard", () -> ear.heardMillis() > 500);
      session.says(SpeechVendor.Listener::speechStarted);
      Until.holds("cleared", () -> ear.clears() == 1);
    }
  }

  @Test
  void a_whole_sentence_ends_the_turn_sooner() {
    try (var exchange = Exchange.usual()) {
      var call = exchange.call(new Ear());
      var session = exchange.vendor.session();
      call.say(Sound.row(Sound.silence(200), Sound.vowel(500, -20)));
      Until.holds("began", () -> session.told.contains("began"));
      session.says(it -> it.callerSays("I need help."));
      Until.holds("ended", () -> session.told.contains("ended"));
    }
  }

  @Test
  void functions_are_asked_for_until_their_last_answer() {
    try (var exchange = Exchange.usual()) {
      exchange.call(new Ear());
      var session = exchange.vendor.session();
      exchange.talk.pendings = 1;
      session.says(it -> it.wants("f1", "find_slot", "{\"day\":\"monday\"}"));
      Until.holds("answered", () -> session.told.size() == 2);
      assertThat(session.told)
          .containsExactly("answer f1 {\"say\":\"wait\"} pending", "answer f1 {\"say\":\"done\"}");
      session.says(it -> it.wants("f2", "breaks", "{}"));
      Until.holds("answered", () -> session.told.size() == 3);
      assertThat(session.told.getLast()).startsWith("answer f2 {\"error\"");
    }
  }

  @Test
  void what_a_vendor_forgets_is_not_answered() {
    try (var exchange = Exchange.usual()) {
      exchange.call(new Ear());
      var session = exchange.vendor.session();
      exchange.talk.pendings = Integer.MAX_VALUE;
      session.says(it -> it.wants("f1", "find_slot", "{}"));
      Until.holds("pending", () -> !session.told.isEmpty());
      session.says(it -> it.forgets(List.of("f1")));
      session.says(it -> it.wants("f2", "find_slot", "{}"));
      int before = session.told.size();
      Until.holds("f2", () -> session.told.stream().filter(it -> it.contains("f2")).count() > 2);
      assertThat(session.told.subList(before, session.told.size()).stream())
          .filteredOn(it -> it.contains("f1"))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void a_signature_over_the_address_lets_a_stream_in() {
    try (var exchange = Exchange.usual()) {
      var start = exchange.start(Map.of()).signed(Exchange.ACCOUNT, exchange.uri());
      exchange.call(start, new Ear());
      exchange.vendor.session();
      assertThat(exchange.server.calls()).isEqualTo(1);
    }
  }

  @Test
  void a_wrong_signature_is_refused_at_the_door() {
    try (var exchange = Exchange.usual()) {
      var wrong = new Account(Exchange.ACCOUNT.sid(), "another-token");
      var start = exchange.start(Map.of("token", "word")).signed(wrong, exchange.uri());
      assertThatThrownBy(() -> exchange.call(start, new Ear()))
          .isInstanceOfSatisfying(
              RefusedException.class, it -> assertThat(it.status()).isEqualTo(403));
      assertThat(exchange.counted("refused", "signature")).isEqualTo(1);
    }
  }

  @Test
  void other_addresses_have_no_streams() {
    try (var exchange = Exchange.usual()) {
      var uri = URI.create("ws://127.0.0.1:" + exchange.server.port() + "/other");
      assertThatThrownBy(() -> MediaCall.open(uri, exchange.start(Map.of()), new Ear()))
          .isInstanceOfSatisfying(
              RefusedException.class, it -> assertThat(it.status()).isEqualTo(404));
    }
  }

  @Test
  void a_stream_without_its_word_is_not_let_in() throws Exception {
    try (var exchange = Exchange.usual()) {
      for (var it : List.of(Map.<String, String>of(), Map.of("token", "wrong")))
        assertThat(code(exchange.call(exchange.start(it), new Ear()))).isEqualTo(1008);
      assertThat(exchange.counted("refused", "token")).isEqualTo(2);
      assertThat(exchange.vendor.sessions).isEmpty();
    }
  }

  @Test
  void an_admission_that_never_comes_or_breaks_is_not_waited_for() throws Exception {
    try (var exchange = Exchange.soon()) {
      var never = exchange.call(exchange.start(Map.of("never", "")), new Ear());
      var breaks = exchange.call(exchange.start(Map.of("breaks", "")), new Ear());
      assertThat(code(never)).isEqualTo(1008);
      assertThat(code(breaks)).isEqualTo(1011);
      assertThat(exchange.counted("refused", "admission")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaFault.class,
      names = {"NO_START", "TWO_STARTS", "NO_MEDIA", "BINARY", "OVERSIZED", "WRONG_SEQUENCE"})
  void a_telephone_that_misbehaves_is_hung_up_on_and_no_other(MediaFault fault) throws Exception {
    try (var exchange = Exchange.soon()) {
      var good = new Ear();
      var other = exchange.call(good);
      var session = exchange.vendor.session();
      var bad = exchange.call(new Ear(), fault);
      assertThat(code(bad)).isGreaterThan(1000);
      var reason =
          switch (fault) {
            case NO_START -> "unstarted";
            case TWO_STARTS -> "restarted";
            case NO_MEDIA -> "phone-silent";
            case WRONG_SEQUENCE -> "sequence";
            default -> fault.name().toLowerCase(java.util.Locale.ROOT);
          };
      assertThat(exchange.counted("closed", reason) + exchange.counted("refused", reason))
          .isEqualTo(1);
      session.reply("r", "Still here.", Sound.tone(300, 200, -20), true);
      Until.holds("heard", () -> good.heardMillis() == 200);
      assertThat(other.closed()).isNotDone();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaFault.class,
      names = {"HALF_MESSAGE", "NONSENSE"})
  void a_telephone_that_makes_no_sense_is_hung_up_on(MediaFault fault) throws Exception {
    try (var exchange = Exchange.soon()) {
      var bad = exchange.call(new Ear(), fault);
      assertThat(code(bad)).isIn(1007, 1011);
      Until.holds("told", () -> exchange.talk.told.stream().anyMatch(it -> it.startsWith("lost")));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaFault.class,
      names = {"NO_MARKS", "HASTY_MARKS"})
  void what_was_heard_is_known_without_honest_marks_too(MediaFault fault) {
    try (var exchange = Exchange.usual()) {
      var ear = new Ear();
      var call = exchange.call(ear, fault);
      var session = exchange.vendor.session();
      session.reply("r1", "one two three four five six", Sound.vowel(6_000, -20), true);
      Until.holds("a second heard", () -> ear.heardMillis() > 1_000);
      call.say(Sound.vowel(400, -15));
      Until.holds("told", () -> !exchange.talk.told.isEmpty());
      var heard = fault == MediaFault.NO_MARKS ? "" : "one";
      assertThat(exchange.talk.told.getFirst())
          .startsWith("agent: one two three four five six | " + heard);
    }
  }

  @Test
  void a_telephone_that_takes_nothing_is_hung_up_on_while_others_hear() throws Exception {
    try (var exchange = Exchange.soon()) {
      var good = new Ear();
      exchange.call(good);
      var healthy = exchange.vendor.session();
      exchange.call(new Ear(), MediaFault.DEAF);
      Until.holds("second", () -> exchange.vendor.sessions.size() == 2);
      var deaf = exchange.vendor.session();
      var stuffed = new Thread(() -> stuff(deaf, exchange));
      stuffed.start();
      Until.holds("slow", () -> exchange.counted("closed", "slow") == 1);
      stuffed.join();
      healthy.reply("r", "Still here.", Sound.tone(300, 200, -20), true);
      Until.holds("heard", () -> good.heardMillis() == 200);
    }
  }

  /// Replies are begun and cut short, which leaves a second of each on the way.
  private static void stuff(FakeVendor.Open session, Exchange exchange) {
    var sound = Sound.noise(1_000, -10, 3);
    for (int n = 0; n < 3_000 && exchange.counted("closed", "slow") == 0; n++) {
      session.reply("r" + n, "", sound, false);
      session.says(SpeechVendor.Listener::speechStarted);
      java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void idle_sockets_keep_nobody_out_for_long_and_are_limited() throws Exception {
    try (var exchange = Exchange.soon()) {
      var idle = new java.util.ArrayList<java.net.Socket>();
      for (int n = 0; n < 200; n++)
        idle.add(
            new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), exchange.server.port()));
      Until.holds("crowded", () -> exchange.counted("refused", "crowded") > 100);
      Until.holds("gone", () -> exchange.counted("refused", "unstarted") == 48);
      var ear = new Ear();
      exchange.call(ear);
      exchange.vendor.session();
      for (var it : idle) it.close();
    }
  }

  @Test
  void what_is_no_http_is_closed() throws Exception {
    try (var exchange = Exchange.soon();
        var socket =
            new java.net.Socket(
                java.net.InetAddress.getLoopbackAddress(), exchange.server.port())) {
      socket
          .getOutputStream()
          .write("\u0000\u0001nonsense\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      socket.setSoTimeout(5_000);
      assertThat(
              new String(
                  socket.getInputStream().readAllBytes(),
                  java.nio.charset.StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 400");
      assertThat(exchange.counted("refused", "handshake")).isEqualTo(1);
    }
  }

  @Test
  void a_broken_connection_is_a_lost_call() {
    try (var exchange = Exchange.usual()) {
      var call = exchange.call(new Ear());
      var session = exchange.vendor.session();
      call.close();
      Until.holds("lost", () -> exchange.talk.told.contains("lost socket"));
      assertThat(session.closed).isTrue();
    }
  }

  @Test
  void a_conversation_that_takes_no_more_ends_the_sound() throws Exception {
    try (var exchange = Exchange.usual()) {
      var call = exchange.call(new Ear());
      exchange.vendor.session();
      exchange.talk.alive = false;
      assertThat(code(call)).isEqualTo(1000);
      assertThat(exchange.counted("closed", "released")).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_stops_lets_its_calls_go_elsewhere() throws Exception {
    var exchange = Exchange.usual();
    var call = exchange.call(new Ear());
    exchange.vendor.session();
    exchange.server.close();
    assertThat(code(call)).isEqualTo(1011);
    assertThat(exchange.talk.told).containsExactly("lost stopping");
  }

  @Test
  void limits_are_as_documented() {
    var usual = MediaSettings.Limits.USUAL;
    assertThat(usual.toStart()).isEqualTo(Duration.ofSeconds(5));
    assertThat(usual.queue()).isEqualTo(Duration.ofSeconds(60));
  }
}
