package switchboard.edge.twilio;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.edge.http.Problem;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.message.Outbox;
import switchboard.engine.tenant.Tenants;

/// How calls and messages fare, as the network reports it: in any order, more than once, about
/// things we may not know. Twilio does not repeat a report, so one that could not be taken is tried
/// again from here for a while.
public final class StatusRoutes {

  private static final Logger log = LoggerFactory.getLogger(StatusRoutes.class);
  private static final int TRIES = 6;
  private static final int OVER = 3;

  private final TwilioGate gate;
  private final Tenants tenants;
  private final Asking asking;
  private final Outbox outbox;
  private final Executor blocking;
  private final EdgeMetrics metrics;
  private final Consumer<String> over;

  /// @param blocking where the outbox may block
  public StatusRoutes(
      TwilioGate gate,
      Tenants tenants,
      Asking asking,
      Outbox outbox,
      Executor blocking,
      EdgeMetrics metrics) {
    this(gate, tenants, asking, outbox, blocking, metrics, _ -> {});
  }

  /// @param over is told of each call that has ended, by its conversation
  public StatusRoutes(
      TwilioGate gate,
      Tenants tenants,
      Asking asking,
      Outbox outbox,
      Executor blocking,
      EdgeMetrics metrics,
      Consumer<String> over) {
    this.over = over;
    this.gate = gate;
    this.tenants = tenants;
    this.asking = asking;
    this.outbox = outbox;
    this.blocking = blocking;
    this.metrics = metrics;
  }

  public Route routes() {
    return gate.webhook(
        Webhook.Kind.STATUS, this::report, "twilio/status", "v1/voice/status", "api/voice/status");
  }

  private CompletionStage<HttpResponse> report(Webhook webhook) {
    return webhook.form().text("MessageStatus").isPresent() ? ofMessage(webhook) : ofCall(webhook);
  }

  private CompletionStage<HttpResponse> ofMessage(Webhook webhook) {
    var tenant = webhook.query().text("tenant").flatMap(tenants::byId).map(Tenants.Card::id);
    var message = webhook.query().text("message");
    metrics.request(tenant, webhook.kind());
    if (tenant.isEmpty() || message.isEmpty()) return done(Answers.nothing());
    var status = webhook.form().text("MessageStatus").orElse("").toLowerCase(Locale.ROOT);
    var error = webhook.form().reference("ErrorCode").filter(it -> !it.equals("0"));
    return taken(
        tenant.get(),
        () ->
            CompletableFuture.runAsync(
                () -> outbox.reported(tenant.get(), message.get(), status, error), blocking));
  }

  private CompletionStage<HttpResponse> ofCall(Webhook webhook) {
    return switch (Addressee.of(webhook, tenants)) {
      case Addressee.Known(var tenant, _) -> {
        metrics.request(Optional.of(tenant.id()), webhook.kind());
        yield webhook
            .form()
            .reference("CallSid")
            .map(sid -> taken(tenant.id(), () -> told(tenant.id() + ":" + sid, webhook.form())))
            .orElseGet(() -> done(malformed(tenant)));
      }
      case Addressee.Unknown _ -> done(strange("unknown_tenant", Answers.nothing()));
      case Addressee.Disputed _ -> done(strange("disputed_tenant", Answers.disputed()));
    };
  }

  private CompletableFuture<Void> told(String conversation, TwilioForm form) {
    if (rank(status(form)) == OVER) over.accept(conversation);
    return asking.ask(conversation, it -> command(form, it)).thenAccept(_ -> {});
  }

  private CompletableFuture<HttpResponse> taken(String tenant, Attempt attempt) {
    return attempt
        .run()
        .orTimeout(asking.patience().toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(_ -> Answers.nothing())
        .exceptionally(fault -> {
          metrics.error(Optional.of(tenant), Webhook.Kind.STATUS, "late");
          later(tenant, attempt, 1, fault);
          return Problem.of(503).response();
        });
  }

  private void later(String tenant, Attempt attempt, int tries, Throwable fault) {
    if (tries >= TRIES) {
      metrics.error(Optional.of(tenant), Webhook.Kind.STATUS, "lost");
      log.warn("Report lost for tenant {}: {}", tenant, Failures.describe(Failures.root(fault)));
      return;
    }
    var delay = CompletableFuture.delayedExecutor(1L << tries, TimeUnit.SECONDS, blocking);
    CompletableFuture.supplyAsync(attempt::run, delay)
        .thenCompose(it -> it)
        .whenComplete((_, again) -> {
          if (again != null) later(tenant, attempt, tries + 1, again);
        });
  }

  private HttpResponse malformed(Tenants.Card tenant) {
    metrics.error(Optional.of(tenant.id()), Webhook.Kind.STATUS, "malformed");
    return Answers.missing("CallSid");
  }

  private HttpResponse strange(String reason, HttpResponse answer) {
    metrics.request(Optional.empty(), Webhook.Kind.STATUS);
    metrics.error(Optional.empty(), Webhook.Kind.STATUS, reason);
    return answer;
  }

  /// What a report says of a call.
  static Command command(TwilioForm form, ActorRef<Reply> replyTo) {
    var status = status(form);
    var told = form.count("SequenceNumber");
    var duration = form.count("CallDuration");
    return new Command.Report(
        status.length() > 32 ? "unknown" : status,
        told.orElseGet(() -> rank(status)),
        duration(duration),
        replyTo);
  }

  private static String status(TwilioForm form) {
    return form.text("CallStatus").orElse("unknown").strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<Duration> duration(OptionalInt seconds) {
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
        : Optional.empty();
  }

  /// Reports without a number of their own stand in the order in which a call goes through them.
  private static int rank(String status) {
    return switch (status) {
      case "completed", "busy", "failed", "no-answer", "canceled" -> OVER;
      case "in-progress", "answered" -> 2;
      case "ringing" -> 1;
      default -> 0;
    };
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }

  private interface Attempt {
    CompletableFuture<Void> run();
  }
}
