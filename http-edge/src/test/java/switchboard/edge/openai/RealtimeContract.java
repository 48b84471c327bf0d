package switchboard.edge.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.media.SpeechVendor;
import switchboard.edge.vendor.FaultsContract;
import switchboard.simulator.chat.Receptionist;
import switchboard.simulator.openai.RealtimeApi;
import switchboard.simulator.sound.Sound;
import switchboard.simulator.vendor.Faults;
import switchboard.simulator.vendor.Pace;

/// The same by both of its dialects.
abstract class RealtimeContract extends FaultsContract {

  private final RealtimeApi api;

  RealtimeContract(RealtimeApi.Dialect dialect) {
    try {
      api = RealtimeApi.start(0, "sk-test", new Receptionist(), Pace.QUICK, dialect);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Override
  protected SpeechVendor vendor(Optional<String> key) {
    var settings = new RealtimeSettings(api.uri(), key.orElse("sk-test"));
    return new RealtimeVendor(settings, registry, SHORT);
  }

  @Override
  protected Faults faults() {
    return api.faults();
  }

  private List<JsonNode> sent(String type) {
    return api.received().stream().filter(it -> it.path("type").asText().equals(type)).toList();
  }

  @Test
  void sound_is_asked_for_as_the_telephone_has_it() {
    greeted();
    var session = sent("session.update").getFirst().path("session");
    assertThat(session.at("/audio/input/format/type").asText()).isEqualTo("audio/pcmu");
    assertThat(session.at("/audio/output/format/type").asText()).isEqualTo("audio/pcmu");
    assertThat(session.at("/tools/0/name").asText()).isEqualTo("find_times");
  }

  @Test
  void what_was_heard_before_is_told_as_items() {
    var it = open(briefing("", HISTORY)).ready();
    it.recorder().until(_ -> sent("conversation.item.create").size() == 3);
    var items = sent("conversation.item.create");
    assertThat(items.get(0).at("/item/content/0/type").asText()).isEqualTo("output_text");
    assertThat(items.get(1).at("/item/content/0/type").asText()).isEqualTo("input_text");
  }

  @Test
  void an_interrupted_reply_is_cut_to_what_was_heard_and_says_no_more() {
    var it = greeted();
    var item = it.recorder().items().getFirst();
    int bytes = it.recorder().sound(item).length;
    it.interrupted(item, Duration.ofMillis(300));
    it.interrupted(item, Duration.ofMillis(200));
    it.recorder().until(_ -> !sent("conversation.item.truncate").isEmpty());
    assertThat(sent("conversation.item.truncate")).hasSize(1);
    assertThat(sent("conversation.item.truncate").getFirst().path("audio_end_ms").asInt())
        .isEqualTo(300);
    assertThat(it.recorder().sound(item)).hasSize(bytes);
  }

  @Test
  void a_reply_is_never_cut_beyond_its_length() {
    var it = open(briefing("Hello, this is Acme. ".repeat(12), List.of())).ready();
    it.recorder().until(told -> !told.items().isEmpty());
    it.interrupted(it.recorder().items().getFirst(), Duration.ofMinutes(5));
    it.recorder().until(_ -> !sent("conversation.item.truncate").isEmpty());
    it.say("Are you there?");
    it.recorder().until(told -> told.said().contains("Are you there?"));
    assertThat(sent("response.cancel")).hasSize(1);
    assertThat(counted("switchboard_vendor_warnings")).isZero();
  }

  @Test
  void what_we_want_said_waits_for_the_reply_that_is_running() {
    var it = open(briefing("Hello, this is Acme. ".repeat(6), List.of())).ready();
    it.recorder().until(told -> !told.items().isEmpty());
    it.say("First of all.");
    it.say("Second of all.");
    it.recorder().until(told -> told.done().size() == 3);
    assertThat(it.recorder().said()).containsSubsequence("First of all.", "Second of all.");
    assertThat(counted("switchboard_vendor_warnings")).isZero();
  }

  @Test
  void a_second_answer_to_a_function_is_no_output() {
    var it = greeted();
    it.speak(Sound.mulaw("My faucet is dripping, I need an appointment."));
    it.recorder().until(told -> !told.wishes().isEmpty());
    var call = it.recorder().wishes().getFirst().call();
    it.answer(call, "{\"ok\":true,\"say\":\"Done.\"}", false);
    it.answer(call, "{\"ok\":true,\"say\":\"Again.\"}", false);
    it.answer("unknown", "{}", false);
    it.recorder().until(told -> told.said().contains("Done."));
    var outputs =
        sent("conversation.item.create").stream()
            .filter(one -> one.at("/item/type").asText().equals("function_call_output"));
    assertThat(outputs).hasSize(1);
  }
}
