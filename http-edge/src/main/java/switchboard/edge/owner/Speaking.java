package switchboard.edge.owner;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.access.Visit;
import switchboard.edge.http.Problem;
import switchboard.engine.speech.TextToSpeech;
import switchboard.engine.speech.TextToSpeech.Answer;
import switchboard.engine.speech.TextToSpeech.Words;

/// Answers with a voice instead of words, where there is one. Blocks.
///
/// @param speech [TextToSpeech#NONE] where none is set up
record Speaking(TextToSpeech speech) {

  private static final Logger LOG = LoggerFactory.getLogger(Speaking.class);

  boolean silent() {
    return speech.equals(TextToSpeech.NONE);
  }

  HttpResponse spoken(Visit visit, String words) {
    if (silent()) return unavailable();
    var language = visit.profile().language();
    var voice = Optional.of(visit.profile().persona().voice());
    return switch (speech.speak(new Words(words, language, voice))) {
      case Answer.Spoken(var audio, var type) ->
          HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.parse(type), audio));
      case Answer.Unavailable _ -> unavailable();
      case Answer.Failed(var reason) -> {
        LOG.warn("Could not speak: {}", reason);
        yield Problem.of(503, "It could not be spoken just now. Try again.")
            .response()
            .addHeader(RawHeader.create("Retry-After", "5"));
      }
    };
  }

  HttpResponse unavailable() {
    return Problem.of(
            501,
            "No speech is set up here: install espeak-ng, or see SWITCHBOARD_TTS in the"
                + " configuration.")
        .response();
  }
}
