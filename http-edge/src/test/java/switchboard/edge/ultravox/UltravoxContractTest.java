package switchboard.edge.ultravox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.vendor.FaultsContract;
import switchboard.simulator.chat.Receptionist;
import switchboard.simulator.sound.Sound;
import switchboard.simulator.ultravox.UltravoxApi;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Faults;
import switchboard.simulator.vendor.Pace;

class UltravoxContractTest extends FaultsContract {

  private final UltravoxApi api;

  UltravoxContractTest() throws IOException {
    api = UltravoxApi.start(0, "uv-test", new Receptionist(), Pace.QUICK);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Override
  protected SpeechVendor vendor(Optional<String> key) {
    return new UltravoxVendor(settings(key.orElse("uv-test")), registry, SHORT);
  }

  private UltravoxSettings settings(String key) {
    return new UltravoxSettings(
        api.uri(), key, UltravoxSettings.MODEL, Optional.empty(), Duration.ofMillis(300));
  }

  @Override
  protected Faults faults() {
    return api.faults();
  }

  @Override
  protected Set<Fault> unknown() {
    return Set.of(Fault.EARLY_SOUND, Fault.EXPIRED);
  }

  private List<JsonNode> sent(String type) {
    return api.received().stream().filter(it -> it.path("type").asText().equals(type)).toList();
  }

  @Test
  void a_call_is_created_with_the_sound_of_telephones_and_functions_of_ours() {
    greeted();
    var call = api.received().getFirst();
    assertThat(call.at("/medium/serverWebSocket/outputSampleRate").asInt()).isEqualTo(8000);
    var tool = call.at("/selectedTools/0/temporaryTool");
    assertThat(tool.path("client").isObject()).isTrue();
    assertThat(tool.at("/dynamicParameters/0/name").asText()).isEqualTo("service");
    assertThat(tool.at("/dynamicParameters/0/required").asBoolean()).isTrue();
  }

  @Test
  void what_was_heard_before_is_told_when_the_call_is_created() {
    open(briefing("", HISTORY)).ready();
    var messages = api.received().getFirst().path("initialMessages");
    assertThat(messages).hasSize(3);
    assertThat(messages.path(1).path("role").asText()).isEqualTo("MESSAGE_ROLE_USER");
  }

  @Test
  void a_function_that_takes_long_is_promised_so_that_nobody_waits_in_silence() {
    var it = greeted();
    it.speak(Sound.mulaw("My faucet is dripping, I need an appointment."));
    it.recorder().until(_ -> !sent("client_tool_result").isEmpty());
    assertThat(sent("client_tool_result").getFirst().path("result").asText()).contains("pending");
    var call = it.recorder().wishes().getFirst().call();
    it.answer(call, "{\"ok\":true,\"say\":\"Thursday is free.\"}", false);
    it.recorder().until(told -> told.said().contains("Thursday"));
    assertThat(sent("client_tool_result")).hasSize(1);
    assertThat(sent("user_text_message")).hasSize(1);
    assertThat(it.recorder().heard()).hasSize(1);
  }

  @Test
  void a_function_answered_in_time_needs_no_promise() {
    var it = greeted();
    it.speak(Sound.mulaw("My faucet is dripping, I need an appointment."));
    it.recorder().until(told -> !told.wishes().isEmpty());
    var call = it.recorder().wishes().getFirst().call();
    it.answer(call, "{\"ok\":true,\"say\":\"Thursday is free.\"}", false);
    it.recorder().until(told -> told.said().contains("Thursday"));
    assertThat(sent("user_text_message")).isEmpty();
  }

  @Test
  void sound_before_it_says_that_it_listens_is_passed_over() {
    api.faults().next(1, Fault.EARLY_SOUND);
    assertThat(greeted().recorder().loss()).isEmpty();
  }
}
