package switchboard.edge.twilio;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.assessment.Threads;
import switchboard.edge.http.Failures;
import switchboard.edge.http.Problem;
import switchboard.engine.Phone;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.Tenants;

/// Texts: each goes to the thread of its sender, and the thread's reply goes back as TwiML. A text
/// that could not be taken is tried once more and then answered with status 503, so that Twilio
/// turns to the number's fallback URL or repeats it if told to (`#rc=2&rp=5xx` at the end of the
/// configured URL); taking it twice changes nothing. The owner hears of it as well.
public final class SmsRoutes {

  private static final Logger log = LoggerFactory.getLogger(SmsRoutes.class);

  /// What must reach the thread even when its tenant is suspended.
  static final Set<String> OPTING =
      Set.of(
          "STOP",
          "STOPALL",
          "UNSUBSCRIBE",
          "CANCEL",
          "END",
          "QUIT",
          "REVOKE",
          "OPTOUT",
          "START",
          "UNSTOP");

  /// What is answered later than that is sent by message too: whoever asked may have given up.
  private static final Duration IN_TIME = Duration.ofSeconds(7);

  /// A node that dies within a second of its answer may not have given it: then it is sent by
  /// message too, for twice is better than never.
  private static final Executor AFTERWARDS = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final TwilioGate gate;
  private final Tenants tenants;
  private final Asking asking;
  private final Seals seals;
  private final Distress distress;
  private final Before before;
  private final EdgeMetrics metrics;

  /// Whoever may answer a text before the thread of its sender does.
  @FunctionalInterface
  public interface Before {

    Before NOBODY = (_, _, _) -> done(Optional.empty());

    /// Empty: this is a matter for the thread. Never fails.
    CompletableFuture<Optional<HttpResponse>> answer(
        Tenants.Card tenant, Optional<Phone> peer, String words);
  }

  public SmsRoutes(
      TwilioGate gate,
      Tenants tenants,
      Asking asking,
      Seals seals,
      Distress distress,
      EdgeMetrics metrics) {
    this(gate, tenants, asking, seals, distress, Before.NOBODY, metrics);
  }

  /// @param before who may answer first
  public SmsRoutes(
      TwilioGate gate,
      Tenants tenants,
      Asking asking,
      Seals seals,
      Distress distress,
      Before before,
      EdgeMetrics metrics) {
    this.gate = gate;
    this.tenants = tenants;
    this.asking = asking;
    this.seals = seals;
    this.distress = distress;
    this.before = before;
    this.metrics = metrics;
  }

  public Route routes() {
    return gate.webhook(
            Webhook.Kind.SMS,
            this::receive,
            "twilio/sms",
            "v1/webhooks/twilio/sms",
            "api/webhooks/twilio/sms")
        .orElse(
            gate.webhook(
                Webhook.Kind.WHATSAPP,
                it -> done(closed(it)),
                "v1/webhooks/whatsapp",
                "api/webhooks/whatsapp"));
  }

  private CompletionStage<HttpResponse> receive(Webhook webhook) {
    if (webhook.form().raw("From").orElse("").startsWith("whatsapp:")) return done(closed(webhook));
    return switch (Addressee.of(webhook, tenants)) {
      case Addressee.Known(var tenant, _) -> {
        metrics.request(Optional.of(tenant.id()), webhook.kind());
        yield webhook
            .form()
            .reference("MessageSid", "SmsSid", "SmsMessageSid")
            .map(sid -> received(webhook, tenant, sid))
            .orElseGet(() -> done(malformed(webhook, tenant)));
      }
      case Addressee.Unknown _ -> done(strange(webhook, "unknown_tenant", unknown()));
      case Addressee.Disputed _ -> done(strange(webhook, "disputed_tenant", Answers.disputed()));
    };
  }

  private CompletableFuture<HttpResponse> received(
      Webhook webhook, Tenants.Card tenant, String sid) {
    var text = new Text(tenant, Peer.of(webhook, tenant.profile().country()), sid, webhook);
    if (!tenant.active() && !opting(text)) return done(suspended(webhook, tenant));
    return before
        .answer(tenant, text.peer(), text.body())
        .thenCompose(it -> it.map(SmsRoutes::done).orElseGet(() -> talked(text)));
  }

  private CompletableFuture<HttpResponse> talked(Text text) {
    metrics.said(text.tenant(), Webhook.Kind.SMS, text.body());
    long since = System.nanoTime();
    return reply(text)
        .thenApply(it -> {
          if (System.nanoTime() - since < IN_TIME.toNanos())
            AFTERWARDS.execute(() -> delivered(it));
          return answer(text, it.reply());
        })
        .exceptionally(fault -> lost(text, fault));
  }

  /// What a thread has to say.
  private record Spoken(String thread, Reply reply) {}

  /// The thread knows then that it need not write once more.
  private void delivered(Spoken it) {
    if (it.reply() instanceof Reply.Say say && !say.text().erased() && !say.text().text().isEmpty())
      asking.ask(it.thread(), to -> new Command.Deliver(say.turn(), to));
  }

  private CompletableFuture<Spoken> reply(Text text) {
    return once(text).exceptionallyCompose(_ -> once(text));
  }

  private CompletableFuture<Spoken> once(Text text) {
    return asking.inTime(() ->
        thread(text)
            .thenCompose(id ->
                asking.ask(id, it -> text.command(id, it)).thenApply(it -> new Spoken(id, it))));
  }

  private CompletionStage<String> thread(Text text) {
    var kind = text.peer().isPresent() ? "phone" : "sender";
    return Threads.of(seals, text.tenant().id(), kind, text.sender());
  }

  private HttpResponse answer(Text text, Reply reply) {
    return switch (reply) {
      case Reply.Say say -> {
        var plain = say.text().erased() ? "" : say.text().text();
        yield Answers.twiml(Twiml.message(plain));
      }
      case Reply.Part part -> {
        var meanwhile = part.text().erased() ? "" : part.text().text();
        yield Answers.twiml(Twiml.message(meanwhile));
      }
      case Reply.Noted _, Reply.OfAgent _, Reply.Shown _ -> Answers.twiml(Twiml.message(""));
      case Reply.Rejected _ -> {
        metrics.error(Optional.of(text.tenant().id()), Webhook.Kind.SMS, "rejected");
        yield Answers.twiml(Twiml.message(""));
      }
    };
  }

  private HttpResponse lost(Text text, Throwable fault) {
    var tenant = text.tenant();
    metrics.error(Optional.of(tenant.id()), Webhook.Kind.SMS, "lost");
    log.warn("No reply for tenant {}: {}", tenant.id(), Failures.describe(Failures.root(fault)));
    Thread.startVirtualThread(() -> distress.lost(tenant, text.arrival(text.sid())));
    return Problem.of(503, "The text could not be taken. Please send it again.").response();
  }

  private HttpResponse malformed(Webhook webhook, Tenants.Card tenant) {
    metrics.error(Optional.of(tenant.id()), webhook.kind(), "malformed");
    return Answers.missing("MessageSid");
  }

  private HttpResponse suspended(Webhook webhook, Tenants.Card tenant) {
    metrics.error(Optional.of(tenant.id()), webhook.kind(), "suspended");
    var profile = tenant.profile();
    var sentence = Phrases.in(profile.language()).suspended();
    return Answers.twiml(Twiml.message(Phrases.named(sentence, profile.name())));
  }

  private HttpResponse closed(Webhook webhook) {
    var sentence = Phrases.in("en").whatsApp();
    return strange(webhook, "not_enabled", Answers.twiml(Twiml.message(sentence)));
  }

  private HttpResponse strange(Webhook webhook, String reason, HttpResponse answer) {
    metrics.request(Optional.empty(), webhook.kind());
    metrics.error(Optional.empty(), webhook.kind(), reason);
    return answer;
  }

  private static HttpResponse unknown() {
    return Answers.twiml(Twiml.message(Phrases.in("en").unknown()));
  }

  private static boolean opting(Text text) {
    return text.optOut().isPresent()
        || OPTING.contains(text.body().strip().toUpperCase(Locale.ROOT));
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }

  /// A text as it came in.
  ///
  /// @param peer empty for a sender that is no telephone number, a short code for one
  private record Text(Tenants.Card tenant, Optional<Phone> peer, String sid, Webhook webhook) {

    String sender() {
      return peer.map(Phone::e164)
          .orElseGet(() -> webhook.form().text("From").orElse("").strip().toLowerCase(Locale.ROOT));
    }

    String body() {
      return webhook.form().raw("Body").orElse("");
    }

    Optional<String> optOut() {
      return webhook
          .form()
          .text("OptOutType")
          .map(it -> it.strip().toUpperCase(Locale.ROOT))
          .filter(Set.of("STOP", "START", "HELP")::contains);
    }

    Arrival arrival(String reference) {
      var number = peer.map(it -> new Personal(it.e164()));
      return new Arrival(Arrival.Channel.SMS, number, Addressee.dialled(webhook), reference);
    }

    Command command(String thread, ActorRef<Reply> replyTo) {
      return new Command.Receive(arrival(thread), sid, new Personal(body()), optOut(), replyTo);
    }
  }
}
