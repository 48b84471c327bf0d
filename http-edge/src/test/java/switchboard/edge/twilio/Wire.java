package switchboard.edge.twilio;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Records;
import switchboard.edge.http.Listening;
import switchboard.edge.ladder.Rungs;
import switchboard.engine.conversation.Arrival;
import switchboard.engine.privacy.Seal;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.Tenants;

/// The whole telephony edge on a free port, and a Twilio that calls it.
final class Wire implements AutoCloseable {

  static final String ACCOUNT = "AC00000000000000000000000000000001";
  static final String TOKEN = "token of the tests";
  static final Duration PATIENCE = Duration.ofMillis(250);

  record Lost(String tenant, Arrival arrival) {}

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final List<Lost> lost = new CopyOnWriteArrayList<>();
  final Reports outbox = new Reports();
  final Keyed seals = new Keyed();
  final Scripted conversations;
  private final Optional<String> base;
  private final Tenants tenants;
  private final Optional<Rungs> rungs;
  private final Listening server;

  Wire() {
    this(Optional.empty());
  }

  /// @param base the `PUBLIC_BASE_URL`
  Wire(Optional<String> base) {
    this(base, Acme.ALL, Optional.empty());
  }

  /// @param rungs how calls are held; empty: by webhooks alone
  Wire(Optional<String> base, Tenants tenants, Optional<Rungs> rungs) {
    this.base = base;
    this.tenants = tenants;
    this.rungs = rungs;
    conversations = new Scripted();
    server = new Listening(routes(base));
    conversations.replyTo(server.system().ignoreRef());
  }

  private Route routes(Optional<String> base) {
    var metrics = new EdgeMetrics(registry);
    var url = new PublicUrl(base);
    var tokens = AuthTokens.single(Optional.of(ACCOUNT), Optional.of(TOKEN));
    var gate = new TwilioGate(url, tokens, metrics);
    var asking = new Asking(conversations, PATIENCE);
    Distress distress = (tenant, arrival) -> lost.add(new Lost(tenant.id(), arrival));
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var held = rungs.orElseGet(() -> Rungs.plain(registry));
    var voice =
        new VoiceRoutes(gate, url, tenants, asking, distress, metrics, held, Envelope.own());
    return voice
        .routes()
        .orElse(new SmsRoutes(gate, Acme.ALL, asking, seals, distress, metrics).routes())
        .orElse(
            new TakeOverRoutes(
                    gate,
                    url,
                    Acme.ALL,
                    new Records(Instant.EPOCH, "acme").conversations(),
                    voice,
                    threads,
                    metrics)
                .routes())
        .orElse(new StatusRoutes(gate, Acme.ALL, asking, outbox, threads, metrics).routes());
  }

  Map<String, String> call(String... more) {
    return fields(Map.of("CallSid", "CA1", "From", "+15555550199", "To", "+15555550100"), more);
  }

  Map<String, String> text(String... more) {
    return fields(
        Map.of("MessageSid", "SM1", "From", "+15555550199", "To", "+15555550100", "Body", "Hi"),
        more);
  }

  private static Map<String, String> fields(Map<String, String> some, String... more) {
    var all = new TreeMap<>(some);
    all.put("AccountSid", ACCOUNT);
    for (int i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
    return all;
  }

  HttpResponse<String> post(String path, Map<String, String> fields) {
    return post(path, fields, Signed.form(TOKEN, base.orElse(server.base()) + path, fields));
  }

  HttpResponse<String> post(String path, Map<String, String> fields, String signature) {
    return server.send(
        server
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", signature)
            .POST(BodyPublishers.ofString(Signed.encode(fields)))
            .build());
  }

  HttpResponse<String> json(String path, String body) {
    return server.send(
        server
            .request(path)
            .header("Content-Type", "application/json")
            .header("X-Twilio-Signature", Signed.data(TOKEN, server.base() + path))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> get(String path) {
    return server.get(path);
  }

  double counted(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(it -> it.count()).sum();
  }

  @Override
  public void close() {
    server.close();
  }

  /// Seals that can only hash, and can be broken.
  static final class Keyed implements Seals {

    volatile boolean broken;

    @Override
    public CompletionStage<String> hash(String tenant, String kind, String normalised) {
      return broken
          ? CompletableFuture.failedFuture(new IllegalStateException("no key store"))
          : CompletableFuture.completedFuture(
              Integer.toHexString((tenant + kind + normalised).hashCode()));
    }

    @Override
    public CompletionStage<Seal> of(String subject) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Seal load(String subject) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void assign(String subject, String person) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void erase(String person) {
      throw new UnsupportedOperationException();
    }
  }
}
