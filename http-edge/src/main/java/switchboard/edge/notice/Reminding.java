package switchboard.edge.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Awaited;
import switchboard.edge.duty.Handler;
import switchboard.edge.notice.Means.Found;
import switchboard.edge.notice.Post.Notice;
import switchboard.engine.calendar.Planner.Answer;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.About;
import switchboard.engine.message.Kind;
import switchboard.engine.notice.Notices;
import switchboard.engine.notice.QuietHours;
import switchboard.engine.tenant.Tenants.Card;

/// Reminds of an appointment, once for each start and time before it. The calendar is asked first
/// and refuses what has been moved, cancelled, is being moved, or is past; and the text says which
/// start it tells, so that it is held back if things change before it is sent.
record Reminding(Means means) implements Handler {

  @Override
  public Outcome handle(Duty it) throws Exception {
    var tenant = means.tenant(it.tenant());
    if (!tenant.active()) return new Outcome.Dropped("suspended");
    var start = Instant.parse(it.fact("start").orElseThrow());
    var before = Duration.parse(it.fact("before").orElseThrow());
    var due = due(tenant, start, before);
    if (due.isEmpty()) return new Outcome.Dropped("quiet");
    if (due.get().isAfter(means.now())) return new Outcome.Later(due.get(), "quiet");
    return remind(tenant, it, start, before);
  }

  /// When it may be sent: not before its time, and not at night.
  private Optional<Instant> due(Card tenant, Instant start, Duration before) {
    var zone = tenant.profile().zone();
    var wanted = QuietHours.due(start, before, zone);
    var earliest = wanted.isAfter(means.now()) ? wanted : means.now();
    return QuietHours.open(earliest, start, zone);
  }

  private Outcome remind(Card tenant, Duty it, Instant start, Duration before) throws Exception {
    var found = means.find(it.tenant(), it.subject(), it.resource());
    if (found.isEmpty()) return new Outcome.Dropped("no-such-appointment");
    return switch (Awaited.of(means.planner().remind(found.get().standing(), start, before))) {
      case Answer.Refused _ -> new Outcome.Dropped("no-longer-so");
      case Answer.Done _ -> {
        post(tenant, found.get(), start, before);
        yield new Outcome.Done();
      }
    };
  }

  private void post(Card tenant, Found it, Instant start, Duration before) {
    var id = it.standing().id();
    var body =
        Notices.of(means.post().spoken(tenant, it.visit().customer()))
            .reminder(means.matter(it), it.appointment().attending());
    var cause = String.join("|", "remind", id, start.toString(), before.toString());
    var about = Optional.of(About.at(id, start));
    means
        .post()
        .toCustomer(
            tenant,
            it.visit().customer(),
            new Notice(Kind.REMINDER, cause, body, about, means.now()));
  }
}
