package switchboard.engine.tenant;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/// By which hearing and with which voice a business speaks on the phone. Empty: the usual ones.
///
/// @param recogniser of speech (`twilio`, `deepgram`, `openai`), and `model` of it
/// @param voice the speaker's name of it
/// @param speaker who speaks (`twilio`, `deepgram`, `openai`, `local`)
/// @param language how the business's own language is heard and spoken (`en-GB` for `en-US`)
public record Speaking(
    @JsonInclude(NON_EMPTY) Optional<String> recogniser,
    @JsonInclude(NON_EMPTY) Optional<String> model,
    @JsonInclude(NON_EMPTY) Optional<String> voice,
    @JsonInclude(NON_EMPTY) Optional<String> speaker,
    @JsonInclude(NON_EMPTY) Optional<String> language) {

  public static final String TWILIO = "twilio";
  public static final String DEEPGRAM = "deepgram";
  public static final String OPENAI = "openai";

  /// A program on the node itself.
  public static final String LOCAL = "local";

  /// Those of Deepgram that the telephone network offers as its own.
  private static final List<String> CARRIED = List.of("nova-2", "nova-3");

  public static final Speaking USUAL =
      new Speaking(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public Speaking(Optional<String> recogniser, Optional<String> model, Optional<String> voice) {
    this(recogniser, model, voice, Optional.empty(), Optional.empty());
  }

  /// As the network calls the model where it hears by itself (`<Gather speechModel>`); empty for
  /// its own choice, and for what it does not offer.
  public Optional<String> gatherModel() {
    return switch (recogniser.orElse(TWILIO)) {
      case TWILIO -> model;
      case DEEPGRAM -> Optional.of("deepgram_" + model.filter(CARRIED::contains).orElse("nova-3"));
      default -> Optional.empty();
    };
  }

  /// The voice where this one speaks; nobody has the voices of another.
  public Optional<String> voiceOf(String name) {
    return voice.filter(_ -> speaker.orElse(TWILIO).equals(name));
  }
}
