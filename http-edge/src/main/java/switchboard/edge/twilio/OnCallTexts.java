package switchboard.edge.twilio;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.engine.Phone;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Alert.Status;
import switchboard.engine.alert.Alerts;
import switchboard.engine.alert.Taker;
import switchboard.engine.alert.Taker.Via;
import switchboard.engine.notice.AlertNotices;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.OnCall;
import switchboard.engine.tenant.Tenants;

/// Texts from people on call while somebody waits for them: they take it, or pass it on. What is
/// neither is answered with how to say so. Whoever is not on call is a customer like any other, and
/// so are all others while nobody waits, or while the read model cannot be asked.
public final class OnCallTexts implements SmsRoutes.Before {

  private static final Logger log = LoggerFactory.getLogger(OnCallTexts.class);

  /// How long after it was taken a late answer is still understood.
  private static final Duration LATE = Duration.ofHours(2);

  private static final Pattern TAKES =
      Pattern.compile(
          "^\\W*(1|yes|yep|yeah|y|ok|okay|sure|will do|i'?ll take it|taking it|take it|mine|got"
              + " it|on it|i'?m on (it|my way)|on my"
              + " way|omw|going|coming|ack(nowledged?)?|s[ií]|voy)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PASSES =
      Pattern.compile(
          "^\\W*(2|no|nope|n|pass|next|can'?t|cannot|i can'?t|unable|busy|not me|sorry)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Alerts told;
  private final CardAsking<Command, Reply, Alert.Card> alerts;
  private final Executor blocking;
  private final Clock clock;

  /// @param blocking where the read model may block
  public OnCallTexts(
      Alerts told, CardAsking<Command, Reply, Alert.Card> alerts, Executor blocking, Clock clock) {
    this.told = told;
    this.alerts = alerts;
    this.blocking = blocking;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Optional<HttpResponse>> answer(
      Tenants.Card tenant, Optional<Phone> peer, String words) {
    if (peer.filter(OnCall.of(tenant.profile())::has).isEmpty()) return none();
    var text = new Text(tenant, Personal.of(peer.get().e164()), words.strip());
    return CompletableFuture.supplyAsync(() -> about(text), blocking)
        .thenCompose(it -> it.isEmpty() ? none() : answered(text, it.getFirst()))
        .exceptionally(fault -> {
          log.warn(
              "Cannot tell whether {} waits for its people: {}",
              tenant.id(),
              Failures.describe(Failures.root(fault)));
          return Optional.empty();
        });
  }

  private record Text(Tenants.Card tenant, Personal from, String words) {
    boolean takes() {
      return TAKES.matcher(words).find() && !PASSES.matcher(words).find();
    }

    boolean passes() {
      return PASSES.matcher(words).find();
    }

    AlertNotices notices() {
      return new AlertNotices(tenant.profile());
    }
  }

  private List<String> about(Text text) {
    var since = clock.instant().minus(LATE);
    return told.concerning(text.tenant().id(), text.from().text(), since);
  }

  private CompletableFuture<Optional<HttpResponse>> answered(Text text, String alert) {
    var tenant = text.tenant().id();
    return alerts
        .look(EntityIds.of(tenant, alert))
        .thenCompose(
            card -> card.map(it -> answered(text, alert, it)).orElseGet(OnCallTexts::none));
  }

  private CompletableFuture<Optional<HttpResponse>> answered(
      Text text, String alert, Alert.Card card) {
    if (card.status() == Status.TAKEN)
      return text.takes() || text.passes() ? some(text.notices().textTaken(card)) : none();
    if (text.takes()) return taken(text, alert, card);
    if (text.passes())
      return alerts
          .ask(EntityIds.of(text.tenant().id(), alert), to -> new Command.Pass(text.from(), to))
          .thenCompose(_ -> some(text.notices().textPassed()));
    return opting(text) ? none() : some(text.notices().textUnclear());
  }

  private static boolean opting(Text text) {
    return SmsRoutes.OPTING.contains(text.words().toUpperCase(Locale.ROOT));
  }

  private CompletableFuture<Optional<HttpResponse>> taken(
      Text text, String alert, Alert.Card card) {
    var member = card.member(text.from());
    var by = new Taker(member.map(it -> it.name()), member.flatMap(card::place), Via.TEXT);
    return alerts
        .ask(EntityIds.of(text.tenant().id(), alert), to -> new Command.Take(by, to))
        .thenCompose(reply ->
            reply instanceof Reply.Rejected
                ? alerts
                    .look(EntityIds.of(text.tenant().id(), alert))
                    .thenCompose(it -> some(text.notices().textTaken(it.orElse(card))))
                : some(text.notices().textYours(card.what())));
  }

  private static CompletableFuture<Optional<HttpResponse>> some(String body) {
    return CompletableFuture.completedFuture(Optional.of(Answers.twiml(Twiml.message(body))));
  }

  private static CompletableFuture<Optional<HttpResponse>> none() {
    return CompletableFuture.completedFuture(Optional.empty());
  }
}
