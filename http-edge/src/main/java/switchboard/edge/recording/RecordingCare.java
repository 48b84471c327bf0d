package switchboard.edge.recording;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.CallBacks;
import switchboard.edge.duty.Handler;
import switchboard.edge.message.Vault;
import switchboard.edge.notice.Post;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.CardEntities;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.VoicemailNotices;
import switchboard.engine.privacy.Personal;
import switchboard.engine.recording.Event.Sort;
import switchboard.engine.recording.Recording;
import switchboard.engine.recording.Recording.Command;
import switchboard.engine.recording.Recording.Reply;
import switchboard.engine.recording.Recordings;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.HandOff;
import switchboard.engine.tenant.Tenants;
import switchboard.engine.tenant.Tenants.Card;

/// Removes what is no longer kept, stops recording callers who do not want it, and tells the owner
/// of words that were left. Whatever is done twice is done once.
///
/// @param page where the business reads of a conversation, if that is known
public record RecordingCare(
    Tenants tenants,
    CardEntities<Command, Reply, Recording.Card> cards,
    CallBacks callBacks,
    Recordings recordings,
    Vault vault,
    Post post,
    Function<String, Optional<String>> page,
    Clock clock)
    implements Handler {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  /// No call lasts longer.
  private static final Duration LONGEST = Duration.ofHours(4);

  @Override
  public Outcome handle(Duty it) throws Exception {
    return switch (it.fact("what").orElse("")) {
      case "remove" -> remove(it);
      case "stop" -> stop(it);
      case "tell" -> tell(it);
      default -> new Outcome.Dropped("unknown");
    };
  }

  private Outcome remove(Duty it) throws Exception {
    var card = look(it.tenant(), it.subject());
    if (card.isEmpty() || card.get().removed()) return new Outcome.Dropped("gone");
    if (clock.instant().isBefore(card.get().until())) return new Outcome.Dropped("kept");
    vault.delete(it.subject());
    ask(it.tenant(), it.subject(), Command.Remove::new);
    return new Outcome.Done();
  }

  /// What was recorded until then is told of when the call is over, and is removed at once.
  private Outcome stop(Duty it) throws Exception {
    vault.stop(it.subject());
    var now = clock.instant();
    var all = recordings.of(it.tenant(), it.subject());
    for (var one : all) ask(it.tenant(), one, to -> new Command.Shorten(now, to));
    boolean more = all.isEmpty() && now.isBefore(it.due().plus(LONGEST));
    return more ? new Outcome.Later(now.plus(AGAIN), "not-yet") : new Outcome.Done();
  }

  private Outcome tell(Duty it) throws Exception {
    var card = look(it.tenant(), it.subject());
    boolean left =
        card.filter(one -> one.made().sort() == Sort.VOICEMAIL && !one.removed()).isPresent();
    if (!left) return new Outcome.Dropped("no-message");
    var row = recordings.byId(it.tenant(), it.subject());
    if (row.isEmpty()) return new Outcome.Later(clock.instant().plus(SOON), "not-yet");
    var tenant = tenants.byId(it.tenant()).orElseThrow();
    var words = card.get().words().filter(one -> !one.erased()).map(Personal::text);
    var body = body(tenant, row.get(), words);
    var cause = "voicemail|" + it.subject();
    var notice = new Notice(Kind.ALERT, cause, body, Optional.empty(), clock.instant());
    post.toOwner(tenant, "", notice);
    post.mailOwner(tenant, "", notice);
    owe(tenant, row.get());
    return new Outcome.Done();
  }

  /// What the business's channel is told of words that were left.
  public Optional<String> told(String tenant, String recording) throws Exception {
    var card =
        look(tenant, recording).filter(it -> it.made().sort() == Sort.VOICEMAIL && !it.removed());
    var words = card.flatMap(Recording.Card::words).filter(it -> !it.erased()).map(Personal::text);
    return card.flatMap(_ -> recordings.byId(tenant, recording))
        .map(row -> body(tenants.byId(tenant).orElseThrow(), row, words));
  }

  private String body(Card tenant, Recordings.Row row, Optional<String> words) {
    boolean linkOnly = HandOff.of(tenant.profile()).linksOnly(tenant.profile());
    return new VoicemailNotices(tenant.profile())
        .left(row.name(), row.peer(), words, page.apply(row.conversation()), linkOnly);
  }

  /// Whoever leaves word is called back.
  private void owe(Card tenant, Recordings.Row row) throws Exception {
    var what =
        new VoicemailNotices(tenant.profile())
            .left(row.name(), row.peer(), Optional.empty(), Optional.empty(), false);
    var due = row.at().plus(tenant.profile().planning().promising().callBack());
    callBacks.owe(
        tenant.id(), "voicemail-" + row.id(), Optional.empty(), what, row.conversation(), due);
  }

  private Optional<Recording.Card> look(String tenant, String recording) throws Exception {
    return Awaited.of(cards.look(EntityIds.of(tenant, recording)));
  }

  private Reply ask(String tenant, String recording, Function<ActorRef<Reply>, Command> command)
      throws Exception {
    return Awaited.of(cards.ask(EntityIds.of(tenant, recording), command));
  }
}
