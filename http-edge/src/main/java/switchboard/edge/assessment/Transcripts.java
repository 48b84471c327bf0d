package switchboard.edge.assessment;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.assessment.Transcript;
import switchboard.engine.assessment.Transcript.Deed;
import switchboard.engine.assessment.Transcript.Ending;
import switchboard.engine.assessment.Transcript.Line;
import switchboard.engine.assessment.Transcript.Manner;
import switchboard.engine.assessment.Transcript.Matter;
import switchboard.engine.assessment.Transcript.Place;
import switchboard.engine.assessment.Transcript.Who;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Tenants.Card;

/// Conversations as they are judged, out of what people see of them.
record Transcripts(Schedule schedule) {

  /// @param byUs whether we ended it
  Transcript of(Card tenant, Conversations.Detail it, boolean byUs) {
    boolean voice = it.summary().channel() == Channel.VOICE;
    var ended = byUs ? Ending.BY_US : Ending.BY_CALLER;
    return new Transcript(
        lines(it),
        voice,
        voice ? ended : Ending.OPEN,
        matter(tenant, it.summary()),
        deeds(it),
        places(tenant.profile()));
  }

  private static List<Line> lines(Conversations.Detail it) {
    var all = new ArrayList<Line>();
    for (var turn : it.turns()) {
      manner(turn.kind())
          .ifPresent(how ->
              all.add(
                  new Line(
                      Who.CALLER,
                      how,
                      turn.said().orElse(""),
                      turn.intent(),
                      turn.certainty().orElse(0.0))));
      turn.reply().map(Line::us).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Manner> manner(String kind) {
    return switch (kind) {
      case "utterance", "text" -> Optional.of(Manner.WORDS);
      case "keys" -> Optional.of(Manner.KEYS);
      case "silence" -> Optional.of(Manner.SILENCE);
      default -> Optional.empty();
    };
  }

  private Matter matter(Card tenant, Conversations.Summary it) {
    return new Matter(
        it.intent(), it.outcome(), it.emergency(), it.name(), it.need(), visit(tenant, it));
  }

  private Optional<ZonedDateTime> visit(Card tenant, Conversations.Summary it) {
    return it.appointment()
        .flatMap(id -> schedule.byId(tenant.id(), id))
        .map(entry -> entry.slot().start().atZone(tenant.profile().zone()));
  }

  private static List<Deed> deeds(Conversations.Detail it) {
    return it.turns().stream()
        .flatMap(turn -> turn.runs().stream())
        .filter(run -> run.result().isPresent())
        .map(run ->
            new Deed(run.tool(), run.result().filter(Conversations.Run.FAILED::equals).isPresent()))
        .toList();
  }

  private static List<Place> places(Profile profile) {
    return profile.resources().stream()
        .filter(it -> it.kind() == Kind.PROPERTY)
        .map(it ->
            new Place(
                it.id(),
                Stream.of(Stream.of(it.name()), it.synonyms().stream(), it.address().stream())
                    .flatMap(names -> names)
                    .toList()))
        .toList();
  }
}
