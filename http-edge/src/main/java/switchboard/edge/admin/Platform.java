package switchboard.edge.admin;

import static java.util.Comparator.comparing;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.access.BadParameter;
import switchboard.engine.Entities;
import switchboard.engine.Phone;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenant.Command;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.engine.tenant.Tenant.Reply;
import switchboard.engine.tenant.Tenant.Reply.Accepted;
import switchboard.engine.tenant.Tenant.Reply.Rejected;
import switchboard.engine.tenant.Tenants;

/// Takes businesses on, changes them and replaces their keys. Returns once this node's directory
/// knows of it, or after a few seconds anyway. Leaves a line in the log of each thing it did, with
/// nothing secret in it. Blocks.
final class Platform {

  private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int ATTEMPTS = 3;

  private final Tenants tenants;
  private final Entities<Command> entities;
  private final SecureRandom random;
  private final Duration patience;

  /// @param patience how long to wait for the directory
  Platform(Tenants tenants, Entities<Command> entities, SecureRandom random, Duration patience) {
    this.tenants = tenants;
    this.entities = entities;
    this.random = random;
    this.patience = patience;
  }

  /// What came of a request.
  sealed interface Outcome<T> {
    record Done<T>(T result) implements Outcome<T> {}

    record Unknown<T>() implements Outcome<T> {}

    /// It is somebody else's already.
    record Taken<T>(String detail) implements Outcome<T> {}
  }

  /// A business with its keys, which nobody will ever see again.
  record Created(BusinessCard business, Map<KeyKind, String> keys) {}

  List<BusinessCard> all() {
    return tenants.all().stream()
        .map(BusinessCard::of)
        .sorted(
            comparing((BusinessCard it) -> it.name().toLowerCase(Locale.ROOT))
                .thenComparing(BusinessCard::id))
        .toList();
  }

  Outcome<Created> create(NewBusiness asked) {
    var id = Fields.required("id", asked.id());
    if (!EntityIds.isTenant(id) || id.startsWith("-"))
      throw new BadParameter("id", "id must be 2 to 40 small letters, digits and hyphens.");
    var profile = Profiles.of(asked);
    if (tenants.byId(id).isPresent())
      return new Outcome.Taken<>("There is such a business already.");
    return taken(id, profile)
        .<Outcome<Created>>map(Outcome.Taken::new)
        .orElseGet(() -> register(id, profile));
  }

  private Outcome<Created> register(String id, Profile profile) {
    var keys = new EnumMap<KeyKind, String>(KeyKind.class);
    var hashes = new EnumMap<KeyKind, String>(KeyKind.class);
    for (var kind : KeyKind.values()) {
      keys.put(kind, Keys.create(kind, random));
      hashes.put(kind, Keys.hash(keys.getOrDefault(kind, "")));
    }
    return switch (ask(id, it -> new Command.Register(profile, Map.copyOf(hashes), it))) {
      case Accepted(var version) -> {
        await(() -> tenants.byId(id).isPresent());
        LOG.info("Took on the business {} as {}", id, profile.vertical());
        var card = BusinessCard.of(id, profile, Tenant.Status.ACTIVE, version);
        yield new Outcome.Done<>(new Created(card, keys));
      }
      case Rejected _ -> new Outcome.Taken<>("There is such a business already.");
    };
  }

  Outcome<BusinessCard> change(String id, BusinessChange change) {
    if (change.empty()) throw new BadParameter("body", "The body must name what is to change.");
    var reason = change.reason().map(it -> Fields.line("reason", it, 500)).orElse("");
    var card = tenants.byId(id);
    if (card.isEmpty()) return new Outcome.Unknown<>();
    var profile = Profiles.changed(card.get().profile(), change);
    var taken = taken(id, profile);
    if (taken.isPresent()) return new Outcome.Taken<>(taken.get());
    var status = change.status().orElse(card.get().status());
    var commands = commands(card.get(), profile, status, reason);
    var version = card.get().version();
    for (var it : commands) {
      if (!(ask(id, it) instanceof Accepted(var now))) return new Outcome.Unknown<>();
      version = now;
    }
    var newest = version;
    await(() -> tenants.byId(id).filter(it -> shows(it, newest, status)).isPresent());
    LOG.info("Changed the business {}: version {}, {}", id, version, status);
    return new Outcome.Done<>(BusinessCard.of(id, profile, status, version));
  }

  private static List<Function<ActorRef<Reply>, Command>> commands(
      Tenants.Card card, Profile profile, Tenant.Status status, String reason) {
    var commands = new ArrayList<Function<ActorRef<Reply>, Command>>();
    if (!card.profile().equals(profile)) commands.add(it -> new Command.ChangeProfile(profile, it));
    commands.add(
        switch (status) {
          case ACTIVE -> Command.Activate::new;
          case SUSPENDED -> it -> new Command.Suspend(reason, it);
        });
    return commands;
  }

  private static boolean shows(Tenants.Card card, long version, Tenant.Status status) {
    return card.version() >= version && card.status() == status;
  }

  /// The new key, shown once.
  Outcome<String> rotate(String id, KeyKind kind) {
    if (tenants.byId(id).isEmpty()) return new Outcome.Unknown<>();
    var key = Keys.create(kind, random);
    var hash = Keys.hash(key);
    if (ask(id, it -> new Command.IssueKey(kind, hash, it)) instanceof Rejected)
      return new Outcome.Unknown<>();
    await(() -> tenants.byKey(kind, hash).isPresent());
    LOG.info("Replaced the {} key of the business {}", kind, id);
    return new Outcome.Done<>(key);
  }

  private Optional<String> taken(String id, Profile profile) {
    return profile.numbers().stream()
        .filter(it -> tenants.byNumber(it).filter(one -> !one.id().equals(id)).isPresent())
        .map(Phone::e164)
        .findFirst()
        .map(it -> "Another business has the number " + it + ".");
  }

  /// Every command may be sent again, and has to be: its keys are known nowhere else.
  private Reply ask(String id, Function<ActorRef<Reply>, Command> command) {
    for (int attempt = 1; ; attempt++) {
      try {
        return entities.ask(id, command).toCompletableFuture().join();
      } catch (CompletionException e) {
        if (attempt == ATTEMPTS || !(e.getCause() instanceof TimeoutException)) throw e;
      }
    }
  }

  private void await(BooleanSupplier known) {
    var end = System.nanoTime() + patience.toNanos();
    while (!known.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        LOG.warn("The directory does not yet know of a change");
        return;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
