package switchboard.edge.twilio;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.http.Problem;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Tenants;

/// Calls we place ourselves, each for a step of a card: what the network asks and reports of them
/// comes by an address that nobody else can make.
public record StepCalls<C, R, K>(
    TwilioGate gate,
    PublicUrl url,
    Tenants tenants,
    CardAsking<C, R, K> cards,
    OnCallLinks links,
    EdgeMetrics metrics,
    Clock clock) {

  private static final int TRIES = 2;

  /// What the network tells of one of them.
  ///
  /// @param about which step of which card
  record Told(Webhook webhook, OnCallLinks.About about, Tenants.Card tenant) {

    /// Of the card, with its tenant.
    String id() {
      return EntityIds.of(about.tenant(), about.alert());
    }

    int step() {
      return about.step();
    }

    Voice voice() {
      return Voice.of(tenant.profile());
    }

    /// Whether they may be asked for a key once more.
    boolean again() {
      return tried() < TRIES;
    }

    private int tried() {
      return webhook.query().count("try").orElse(0);
    }

    String key() {
      return webhook.form().text("Digits").orElse("").strip();
    }

    String answeredBy() {
      return word("AnsweredBy");
    }

    boolean machine() {
      return answeredBy().startsWith("machine") || answeredBy().equals("fax");
    }

    /// Empty for what is no end.
    Optional<End> end() {
      return switch (word("CallStatus")) {
        case "busy" -> Optional.of(End.BUSY);
        case "no-answer" -> Optional.of(End.NO_ANSWER);
        case "failed", "canceled" -> Optional.of(End.FAILED);
        case "completed" -> Optional.of(End.COMPLETED);
        default -> Optional.empty();
      };
    }

    private String word(String field) {
      return webhook.form().text(field).orElse("").toLowerCase(Locale.ROOT);
    }
  }

  /// How a call ended.
  enum End {
    BUSY,
    NO_ANSWER,
    FAILED,
    /// It was answered.
    COMPLETED
  }

  /// What is asked of a card that there is; where there is none, there is nothing to say.
  Route webhook(
      Webhook.Kind kind, String path, BiFunction<Told, K, CompletableFuture<HttpResponse>> then) {
    return gate.webhook(kind, it -> about(it, then), path);
  }

  private CompletionStage<HttpResponse> about(
      Webhook webhook, BiFunction<Told, K, CompletableFuture<HttpResponse>> then) {
    var about = links.read(webhook.query(), clock.instant());
    var tenant = about.flatMap(it -> tenants.byId(it.tenant()));
    metrics.request(tenant.map(Tenants.Card::id), webhook.kind());
    if (tenant.isEmpty()) {
      metrics.error(Optional.empty(), webhook.kind(), "bad_token");
      return done(Problem.of(403, "This address is not good any more.").response());
    }
    var it = new Told(webhook, about.get(), tenant.get());
    return cards
        .look(it.id())
        .thenCompose(
            card -> card.map(one -> then.apply(it, one)).orElseGet(() -> done(Answers.nothing())));
  }

  /// Says something and listens for a key.
  ///
  /// @param next where the key goes
  HttpResponse ask(Told it, OnCallLinks.Path next, String text) {
    var link = links.to(next, it.about()) + "&try=" + (it.tried() + 1);
    return Answers.twiml(Twiml.key(it.voice(), text, url.link(link)));
  }

  static HttpResponse end(Told it, String text) {
    return Answers.twiml(Twiml.end(it.voice(), text));
  }

  static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
