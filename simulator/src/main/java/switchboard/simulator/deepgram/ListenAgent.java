package switchboard.simulator.deepgram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import switchboard.simulator.sound.Ear;
import switchboard.simulator.sound.Sound;
import switchboard.simulator.vendor.Fault;
import switchboard.simulator.vendor.Lines;
import switchboard.simulator.vendor.Pace;
import switchboard.simulator.vendor.Peer;
import switchboard.simulator.vendor.Wire;

/// One session of the simulated listening service. It goes by the sound, not by the clock: a guess
/// for every 200 ms of speech, of as many words as can have been said by then.
final class ListenAgent implements Peer {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int BYTES_A_MILLI = 8;
  private static final int BETWEEN_GUESSES = 200 * BYTES_A_MILLI;

  private final Wire wire;
  private final Optional<Fault> fault;
  private final Lines lines;
  private final Consumer<String> received;
  private final List<String> saying = new ArrayList<>();
  private final Ear ear;
  private boolean speaking;
  private boolean told;
  private int bytes;
  private int guessed;

  ListenAgent(Wire wire, Pace pace, Optional<Fault> fault, Lines lines, Consumer<String> received) {
    this.wire = wire;
    this.fault = fault;
    this.lines = lines;
    this.received = received;
    this.ear = new Ear(Math.max(500, pace.silence()), new Attention());
  }

  private boolean at(Fault one) {
    return fault.equals(Optional.of(one));
  }

  private boolean dumb() {
    return at(Fault.MUTE) || at(Fault.SILENT);
  }

  @Override
  public void opened() {
    if (at(Fault.FROZEN)) wire.freeze();
    if (at(Fault.EARLY_SOUND)) wire.binary(new byte[Sound.FRAME]);
    if (at(Fault.NONSENSE)) wire.text("]]}} %% $$ ##");
    if (at(Fault.WRONG_FORMAT)) wire.text(message("Results").put("is_final", true));
    if (at(Fault.HUGE)) wire.text("\"" + "x".repeat(3_000_000) + "\"");
    if (at(Fault.NOVELTIES)) wire.text(message("MoodChanged").put("mood", "sunny"));
    if (at(Fault.WARNING)) wire.text(message("Warning").put("code", "SLOW_AUDIO"));
    if (at(Fault.ERROR)) wire.text(message("Error").put("variant", "INTERNAL_SERVER_ERROR"));
    if (at(Fault.CLOSE)) wire.close(1011, "NET-0000");
  }

  @Override
  public void text(JsonNode message) {
    var type = message.path("type").asText();
    received.accept(type);
    switch (type) {
      case "KeepAlive" -> {}
      case "Finalize" -> later(() -> settle(true));
      case "CloseStream" -> wire.close(1000, "");
      default -> wire.close(1008, "DATA-0000");
    }
  }

  @Override
  public void binary(byte[] sound) {
    if (dumb()) return;
    ear.hear(sound);
    bytes += sound.length;
    if (!speaking || told || bytes - guessed < BETWEEN_GUESSES) return;
    guessed = bytes;
    guess();
  }

  private void guess() {
    if (at(Fault.DROP)) wire.drop();
    var all = String.join(" ", saying);
    if (all.isEmpty()) return;
    var words = all.split(" ");
    double share = (double) bytes / BYTES_A_MILLI / Sound.millis(all);
    var some =
        List.of(words).subList(0, Math.clamp((long) (words.length * share), 1, words.length));
    wire.text(results(String.join(" ", some), false));
  }

  /// @param asked whether it was told to, and did not notice by itself
  private void settle(boolean asked) {
    if (dumb()) return;
    var words = told ? "" : String.join(" ", saying);
    told = true;
    var results = results(words, true).put("speech_final", !asked);
    wire.text(asked ? results.put("from_finalize", true) : results);
  }

  private void later(Runnable what) {
    var delay = at(Fault.SLOW) ? Duration.ofSeconds(3) : Duration.ofMillis(1);
    wire.later(delay, what);
  }

  private static ObjectNode results(String words, boolean certain) {
    var it = message("Results").put("is_final", certain).put("speech_final", false);
    it.putArray("channel_index").add(0).add(1);
    it.putObject("channel")
        .putArray("alternatives")
        .addObject()
        .put("transcript", words)
        .put("confidence", words.isEmpty() ? 0.0 : 0.98)
        .putArray("words");
    return it;
  }

  private static ObjectNode message(String type) {
    return JSON.objectNode().put("type", type);
  }

  @Override
  public void closed() {}

  private final class Attention implements Ear.Listener {

    @Override
    public void began() {
      speaking = true;
      told = false;
      bytes = 0;
      guessed = 0;
      saying.clear();
      wire.text(message("SpeechStarted").put("timestamp", 0.1));
    }

    @Override
    public void words(String words) {
      if (told) {
        saying.clear();
        bytes = 0;
        guessed = 0;
      }
      told = false;
      saying.add(words);
    }

    @Override
    public void ended() {
      speaking = false;
      if (saying.isEmpty()) lines.take().ifPresent(saying::add);
      later(() -> {
        settle(false);
        wire.text(message("UtteranceEnd").put("last_word_end", 1.5));
      });
    }
  }
}
