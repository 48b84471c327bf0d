package switchboard.edge.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.SpeechVendor.Loss;
import switchboard.edge.twilio.Until;
import switchboard.simulator.media.Sound;

class LinkTest {

  @Test
  void what_is_said_before_the_vendor_listens_is_kept_for_it() {
    try (var exchange = Exchange.usual()) {
      exchange.vendor.readyAtOnce = false;
      var call = exchange.call(new Ear());
      var session = exchange.vendor.session();
      var speech = Sound.vowel(300, -20);
      call.say(speech);
      Until.holds("said", call::silent);
      assertThat(session.heard()).isEmpty();
      session.says(SpeechVendor.Listener::ready);
      Until.holds("heard", () -> Sounds.contains(session.heard(), speech));
    }
  }

  @Test
  void a_vendor_that_never_listens_is_lost() throws Exception {
    try (var exchange = Exchange.soon()) {
      exchange.vendor.readyAtOnce = false;
      var call = exchange.call(new Ear());
      assertThat(call.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1011);
      assertThat(exchange.talk.told).containsExactly("lost unreachable");
      assertThat(exchange.vendor.session().closed).isTrue();
    }
  }

  @Test
  void a_vendor_that_owes_a_reply_and_keeps_silent_is_lost() throws Exception {
    try (var exchange = Exchange.soon()) {
      var call = exchange.call(new Ear());
      exchange.vendor.session().says(it -> it.callerSaid("Hello?"));
      assertThat(call.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1011);
      assertThat(exchange.talk.told).containsExactly("caller: Hello?", "lost silent");
    }
  }

  @Test
  void a_vendor_that_gives_no_sign_of_having_heard_anything_is_lost() throws Exception {
    try (var exchange = Exchange.soon()) {
      var call = exchange.call(new Ear());
      exchange.vendor.session();
      call.say(Sound.row(Sound.silence(100), Sound.vowel(700, -20)));
      assertThat(call.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1011);
      assertThat(exchange.talk.told).containsExactly("lost silent");
    }
  }

  @Test
  void a_vendor_that_is_lost_tells_what_was_heard_first() throws Exception {
    try (var exchange = Exchange.usual()) {
      var ear = new Ear();
      var call = exchange.call(ear);
      var session = exchange.vendor.session();
      session.reply("r1", "one two three four", Sound.vowel(4_000, -20), true);
      Until.holds("heard", () -> ear.heardMillis() > 1_100);
      session.says(it -> it.lost(new Loss(Loss.Cause.BROKEN, "gone")));
      call.closed().get(30, TimeUnit.SECONDS);
      assertThat(exchange.talk.told).hasSize(2);
      assertThat(exchange.talk.told.getFirst()).startsWith("agent: one two three four | one");
      assertThat(exchange.talk.told.getLast()).isEqualTo("lost broken");
      assertThat(exchange.counted("closed", "broken")).isEqualTo(1);
    }
  }

  @Test
  void a_session_is_renewed_in_a_pause_before_its_limit_and_knows_what_was_heard() {
    try (var exchange = Exchange.usual()) {
      exchange.vendor.longest = Duration.ofSeconds(5);
      var ear = new Ear();
      exchange.call(ear);
      var first = exchange.vendor.session();
      first.says(it -> it.callerSaid("My tap leaks."));
      first.reply("r1", "I am sorry to hear that.", Sound.vowel(300, -20), true);
      Until.holds("renewed", () -> exchange.vendor.sessions.size() == 2 && first.closed);
      var second = exchange.vendor.session();
      assertThat(second.briefing.history())
          .extracting(it -> (it.caller() ? "caller: " : "agent: ") + it.words().text())
          .containsExactly(
              "caller: I called before.",
              "caller: My tap leaks.",
              "agent: I am sorry to hear that.");
      assertThat(second.briefing.greeting().text()).isEmpty();
      Until.holds("in use", () -> second.heard().length > 0);
      second.reply("r1", "Go on.", Sound.vowel(200, -20), true);
      Until.holds("heard", () -> exchange.talk.told.contains("agent: Go on. | Go on."));
      assertThat(exchange.talk.told).noneMatch(it -> it.startsWith("lost"));
    }
  }

  @Test
  void a_session_that_reaches_its_limit_early_is_followed_by_another() {
    try (var exchange = Exchange.usual()) {
      exchange.call(new Ear());
      var first = exchange.vendor.session();
      Until.holds("in use", () -> first.heard().length > 0);
      first.says(it -> it.lost(new Loss(Loss.Cause.EXPIRED, "time is up")));
      Until.holds("second", () -> exchange.vendor.sessions.size() == 2);
      var second = exchange.vendor.session();
      Until.holds("in use", () -> second.heard().length > 0);
    }
  }

  @Test
  void when_the_next_session_cannot_be_had_the_old_one_is_used_to_its_end() throws Exception {
    try (var exchange = Exchange.soon()) {
      exchange.vendor.longest = Duration.ofSeconds(2);
      var call = exchange.call(new Ear());
      var first = exchange.vendor.session();
      Until.holds("in use", () -> first.heard().length > 0);
      exchange.vendor.readyAtOnce = false;
      Until.holds("next", () -> exchange.vendor.sessions.size() == 2);
      first.says(it -> it.lost(new Loss(Loss.Cause.EXPIRED, "time is up")));
      assertThat(call.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1011);
      assertThat(exchange.talk.told).containsExactly("lost expired");
    }
  }
}
