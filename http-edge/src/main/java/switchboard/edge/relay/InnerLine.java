package switchboard.edge.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import switchboard.edge.relay.Session.Note;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.tenant.Tenants;

/// The turns of a call whose sound is understood and spoken here: the same as over a text socket,
/// with ourselves in the network's place. Its methods may be called on any thread; they wait for
/// nothing.
public final class InnerLine {

  /// What is to be spoken. Called on any thread, one after the other.
  public interface Speaker {

    /// @param words with the blanks that follow them
    /// @param last whether the reply ends with them
    /// @param language BCP 47
    void say(String words, boolean last, String language);

    /// Everything has been said; the call goes on elsewhere, or ends, once that has been heard.
    void over(HandOff how);

    /// The conversation is not to be had.
    void lost();
  }

  /// A call that begins, or goes on.
  ///
  /// @param covered the turn whose reply has been heard before; -1: none; -2: none, and the call
  ///   had begun
  /// @param language BCP 47
  public record Call(Tenants.Card tenant, String sid, int covered, String language) {}

  private static final int ABNORMAL = 1008;

  private final ActorSystem<?> system;
  private final ActorRef<Note> session;

  private InnerLine(ActorSystem<?> system, ActorRef<Note> session) {
    this.system = system;
    this.session = session;
  }

  /// @param pacing its `letter` an upper bound: [#played] tells when we have really done
  public static InnerLine open(
      ActorSystem<?> system,
      Desk desk,
      Pacing pacing,
      RelayMetrics metrics,
      Call call,
      Speaker speaker) {
    var frame =
        new Session.Frame(
            new Inside(desk, call.tenant()),
            true,
            pacing,
            metrics,
            it -> spoken(it, call, speaker),
            code -> {
              if (code == ABNORMAL) speaker.lost();
            },
            ALONE);
    var session =
        system.systemActorOf(Session.create(frame), "inner-" + UUID.randomUUID(), Props.empty());
    var line = new InnerLine(system, session);
    line.tell(
        new Told.Setup(
            call.sid(),
            "",
            Optional.empty(),
            Optional.of(call.covered()),
            Optional.of(call.language())));
    return line;
  }

  private static boolean spoken(Line line, Call call, Speaker speaker) {
    switch (line) {
      case Line.Token(var words, var last, var language) ->
          speaker.say(words, last, language.orElse(call.tenant().profile().language()));
      case Line.Tongue _ -> {}
      case Line.End(var how) -> speaker.over(how);
    }
    return true;
  }

  private void tell(Told told) {
    session.tell(new Session.Heard(system.ignoreRef(), told));
  }

  /// The caller has begun to speak, or has stopped without a word.
  public void speaking(boolean on) {
    tell(new Told.Speaking(true, on));
  }

  /// The caller has spoken.
  public void heard(String words) {
    tell(new Told.Prompt(words, true));
  }

  public void pressed(char digit) {
    tell(new Told.Key(digit));
  }

  /// The caller cut in: of the reply only so much was heard.
  public void interrupted(String heard) {
    tell(new Told.Interrupted(heard, Optional.of(Duration.ZERO)));
  }

  /// The reply has been heard to its end, of which these are the last words.
  public void played(String words) {
    tell(new Told.Played(words));
  }

  /// The sound is gone, and the line with it. May be told again.
  public void close() {
    session.tell(new Session.Gone());
  }

  private static final Session.Holding ALONE =
      new Session.Holding() {
        @Override
        public void begins(String call, ActorRef<Note> session) {}

        @Override
        public void ends(String call, ActorRef<Note> session) {}
      };

  /// Who is here has been let in, and has a place.
  private record Inside(Desk desk, Tenants.Card tenant) implements Desk {

    @Override
    public Admission admit(String call, Optional<String> pass, String dialled, boolean signed) {
      return new Admission.Admitted(tenant);
    }

    @Override
    public void stays(Tenants.Card tenant, String call) {}

    @Override
    public CompletionStage<Reply> ask(
        String conversation, Function<ActorRef<Reply>, Command> command) {
      return desk.ask(conversation, command);
    }

    @Override
    public String filler(Tenants.Card tenant, Optional<String> language) {
      return desk.filler(tenant, language);
    }

    @Override
    public String lost(Tenants.Card tenant, String call, Optional<String> language) {
      return desk.lost(tenant, call, language);
    }
  }
}
