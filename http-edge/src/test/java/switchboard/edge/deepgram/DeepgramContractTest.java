package switchboard.edge.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.vendor.FaultsContract;
import switchboard.edge.vendor.LiveCall;
import switchboard.simulator.chat.Receptionist;
import switchboard.simulator.deepgram.DeepgramApi;
import switchboard.simulator.sound.Sound;
import switchboard.simulator.vendor.Faults;
import switchboard.simulator.vendor.Pace;

class DeepgramContractTest extends FaultsContract {

  private static final DeepgramApi API = start();
  private int before;

  private static DeepgramApi start() {
    try {
      return DeepgramApi.start(0, "dg-test", new Receptionist(), Pace.QUICK);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void stop() {
    API.close();
  }

  @BeforeEach
  void forget() {
    API.faults().clear();
    before = API.received().size();
  }

  @Override
  protected SpeechVendor vendor(Optional<String> key) {
    var settings = new DeepgramSettings(API.uri(), key.orElse("dg-test"));
    return new DeepgramVendor(settings, registry, SHORT);
  }

  @Override
  protected Faults faults() {
    return API.faults();
  }

  private List<JsonNode> sent(String type) {
    return API.received().stream()
        .skip(before)
        .filter(it -> it.path("type").asText().equals(type))
        .toList();
  }

  @Test
  void functions_are_ours_and_those_that_change_something_wait_for_the_end_of_the_turn() {
    greeted();
    var settings = sent("Settings").getFirst();
    var function = settings.at("/agent/think/functions/0");
    assertThat(function.path("name").asText()).isEqualTo("find_times");
    assertThat(function.has("endpoint")).isFalse();
    assertThat(function.has("defer_until_eot")).isFalse();
    assertThat(settings.at("/audio/output/container").asText()).isEqualTo("none");
    assertThat(settings.at("/agent/speak/provider/model").asText()).isEqualTo("aura-2-thalia-en");
  }

  @Test
  void what_was_heard_before_is_its_context() {
    open(briefing("", HISTORY)).ready();
    var messages = sent("Settings").getFirst().at("/agent/context/messages");
    assertThat(messages).hasSize(3);
    assertThat(messages.path(1).path("role").asText()).isEqualTo("user");
    assertThat(messages.path(2).path("content").asText()).contains("your name");
  }

  @Test
  void calls_of_a_reply_that_was_cut_off_are_forgotten_and_not_answered() {
    var it = greeted();
    it.speak(Sound.mulaw("My faucet is dripping, I need an appointment."));
    it.recorder().until(told -> !told.wishes().isEmpty());
    var call = it.recorder().wishes().getFirst().call();
    it.speak(Sound.mulaw("Wait, one more thing."));
    it.recorder().until(told -> told.forgotten().contains(call));
    it.answer(call, "{\"ok\":true}", false);
    it.say("Are you still there?");
    it.recorder().until(told -> told.said().contains("still there"));
    assertThat(sent("FunctionCallResponse")).isEmpty();
  }

  @Test
  void it_is_told_that_we_are_there_while_no_sound_flows() {
    var briefing = briefing("", List.of());
    try (var quiet = LiveCall.to(vendor(Optional.empty()), briefing, Duration.ZERO, patience())) {
      quiet.ready().recorder().until(_ -> !sent("KeepAlive").isEmpty());
    }
  }
}
