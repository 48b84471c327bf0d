package switchboard.edge.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Entities;
import switchboard.engine.Page;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.handoff.HandOffs;
import switchboard.engine.handoff.Presences;
import switchboard.engine.handoff.SlackHooks;
import switchboard.engine.privacy.Personal;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.recording.Recording;
import switchboard.engine.recording.Recordings;
import switchboard.engine.tenant.Trigger;

/// Callers put through and recordings, one of each tenant, in memory.
final class Lines {

  private Lines() {}

  static HandOffs handOffs(Instant at) {
    return new HandOffs() {
      @Override
      public Page<HandOffs.Row> list(
          String tenant, Optional<Boolean> open, Optional<String> cursor, int limit) {
        return new Page<>(List.of(row(tenant)), Optional.empty());
      }

      @Override
      public Optional<HandOffs.Row> byConversation(String tenant, String conversation) {
        return Optional.of(row(tenant)).filter(it -> it.conversation().equals(conversation));
      }

      private HandOffs.Row row(String tenant) {
        return new HandOffs.Row(
            "call-" + tenant,
            Trigger.ASKED,
            Status.RINGING,
            Optional.of("customer-" + tenant),
            Optional.of("Name of " + tenant),
            Optional.empty(),
            Optional.of("Need of " + tenant),
            Optional.empty(),
            at,
            Optional.empty(),
            Optional.empty(),
            List.of());
      }
    };
  }

  static Presences presences() {
    var all = new ConcurrentHashMap<String, Map<String, Presences.Standing>>();
    return new Presences() {
      @Override
      public Map<String, Standing> of(String tenant) {
        return all.getOrDefault(tenant, Map.of());
      }

      @Override
      public void set(String tenant, String person, Standing standing) {
        all.put(tenant, Map.of(person, standing));
      }
    };
  }

  static SlackHooks hooks() {
    var all = new ConcurrentHashMap<String, Personal>();
    return new SlackHooks() {
      @Override
      public Optional<Personal> of(String tenant) {
        return Optional.ofNullable(all.get(tenant));
      }

      @Override
      public void keep(String tenant, Personal url, Instant now) {
        all.put(tenant, url);
      }

      @Override
      public void drop(String tenant) {
        all.remove(tenant);
      }
    };
  }

  static Recordings recordings(Instant at) {
    return new Recordings() {
      @Override
      public Page<Recordings.Row> list(
          String tenant,
          Optional<Sort> sort,
          Optional<String> conversation,
          Optional<String> cursor,
          int limit) {
        return new Page<>(List.of(recording(tenant, at)), Optional.empty());
      }

      @Override
      public Optional<Recordings.Row> byId(String tenant, String id) {
        return Optional.of(recording(tenant, at)).filter(it -> it.id().equals(id));
      }

      @Override
      public List<String> of(String tenant, String conversation) {
        return List.of("recording-" + tenant);
      }

      @Override
      public boolean declined(String tenant, String conversation) {
        return false;
      }
    };
  }

  private static Recordings.Row recording(String tenant, Instant at) {
    return new Recordings.Row(
        "recording-" + tenant,
        "call-" + tenant,
        Sort.VOICEMAIL,
        Duration.ofSeconds(20),
        Optional.of("Words of " + tenant),
        Optional.empty(),
        Optional.empty(),
        at,
        at.plus(Duration.ofDays(30)));
  }

  /// Recordings that nobody can reach.
  static Entities<Recording.Command> nobody() {
    return new Entities<>() {
      @Override
      public <R> CompletionStage<R> ask(
          String id, Function<ActorRef<R>, Recording.Command> command) {
        throw new AssertionError("nobody asks for a recording");
      }
    };
  }
}
