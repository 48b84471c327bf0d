package switchboard.engine.conversation;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.engine.conversation.Event.Dismissed;
import switchboard.engine.conversation.Event.LineFollowed;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.conversation.Event.Whispered;
import switchboard.engine.dialogue.Thought.Speech;
import switchboard.engine.privacy.Personal;

/// What the owner wants said to the caller.
///
/// @param waiting for the next reply, oldest first
/// @param farewell with which the call was ended from our side
/// @param given to a vendor who leads the talk, with the answer to what was told last
record Asides(
    @JsonInclude(NON_EMPTY) List<Personal> waiting,
    @JsonInclude(NON_EMPTY) Optional<Personal> farewell,
    @JsonInclude(NON_EMPTY) List<Personal> given) {

  static final Asides NONE = new Asides(List.of(), Optional.empty(), List.of());

  static String farewell(String language) {
    return language.startsWith("es")
        ? "Gracias por llamar. Hasta luego."
        : "Thank you for calling. Goodbye.";
  }

  Asides apply(Event event) {
    return switch (event) {
      case Whispered it -> {
        var all = Stream.concat(waiting.stream(), Stream.of(it.words())).toList();
        yield new Asides(all, farewell, given);
      }
      case LineFollowed it when it.number() > 0 -> new Asides(List.of(), farewell, waiting);
      case Replied _ -> waiting.isEmpty() ? this : new Asides(List.of(), farewell, given);
      case Dismissed it -> new Asides(List.of(), Optional.of(it.words()), List.of());
      case Event _ -> this;
    };
  }

  /// The reply with what waits: before it, so that its question comes last; after it, where some of
  /// it has been spoken.
  Speech said(State state, Speech speech) {
    var words =
        waiting.stream()
            .filter(it -> !it.erased())
            .map(Personal::text)
            .collect(Collectors.joining(" "));
    if (words.isEmpty()) return speech;
    boolean begun = state.consultation().spoken();
    var all = begun ? Stream.of(speech.text(), words) : Stream.of(words, speech.text());
    var text = all.filter(it -> !it.isBlank()).collect(Collectors.joining(" "));
    return new Speech(text, speech.end());
  }
}
