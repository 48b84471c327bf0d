package switchboard.edge.google;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import switchboard.edge.google.GoogleConsent.Exchanged;
import switchboard.edge.google.SignedState.Claims;
import switchboard.edge.scheduler.Addresses;
import switchboard.edge.scheduler.Outsides;
import switchboard.engine.privacy.Personal;
import switchboard.engine.scheduler.Channels;
import switchboard.engine.scheduler.Grants.Grant;
import switchboard.engine.scheduler.Links.Wanted;
import switchboard.engine.scheduler.OutsideScheduler.Connection;

/// Connects the calendar of a resource with one of its owner at Google, and parts them again.
/// Blocks: call on a virtual thread.
final class GoogleLinking {

  private static final Duration LIFE = Duration.ofMinutes(15);

  private final Outsides outsides;
  private final GoogleConsent consent;
  private final SignedState states;
  private final URI back;
  private final Clock clock;

  /// @param back the callback's public address
  GoogleLinking(Outsides outsides, GoogleConsent consent, URI back, Clock clock) {
    this.outsides = outsides;
    this.consent = consent;
    this.states = new SignedState(outsides.tenants(), outsides.seals(), outsides.grants());
    this.back = back;
    this.clock = clock;
  }

  boolean offered() {
    return consent.offered();
  }

  /// Where the owner agrees.
  URI begin(String tenant, String resource, String calendar) {
    var expires = clock.instant().plus(LIFE).getEpochSecond();
    var claims = new Claims(tenant, resource, calendar, UUID.randomUUID().toString(), expires);
    return consent.page(states.sign(claims), states.verifier(claims), back);
  }

  enum Ended {
    CONNECTED,
    DECLINED,
    FORGED,
    REFUSED,
    UNREACHABLE
  }

  /// @param code empty: the owner did not agree
  Ended end(String state, Optional<String> code) {
    var claims = states.use(state, clock.instant());
    if (claims.isEmpty()) return Ended.FORGED;
    if (code.isEmpty()) return Ended.DECLINED;
    return switch (consent.exchange(code.get(), states.verifier(claims.get()), back)) {
      case Exchanged.Granted(var refresh) -> connected(claims.get(), refresh);
      case Exchanged.Refused _ -> Ended.REFUSED;
      case Exchanged.Unreachable _ -> Ended.UNREACHABLE;
    };
  }

  private Ended connected(Claims claims, Personal refresh) {
    var now = clock.instant();
    var grant = new Grant(claims.tenant(), claims.resource(), claims.calendar(), refresh);
    var before = outsides.grants().of(claims.tenant(), claims.resource());
    before.filter(it -> !wanted(it).equals(wanted(grant))).ifPresent(it -> release(it, now));
    outsides.grants().keep(grant, now);
    outsides.links().add(claims.tenant(), wanted(grant), now);
    return Ended.CONNECTED;
  }

  /// Says whether anything was connected.
  boolean part(String tenant, String resource) {
    var grant = outsides.grants().of(tenant, resource);
    if (grant.isEmpty()) return false;
    release(grant.get(), clock.instant());
    outsides.grants().drop(tenant, resource);
    consent.revoke(grant.get().refresh());
    return true;
  }

  boolean connected(String tenant, String resource) {
    return outsides.grants().of(tenant, resource).isPresent();
  }

  private void release(Grant grant, Instant now) {
    var wanted = wanted(grant);
    channels(grant, wanted)
        .forEach(it -> {
          outsides.channels().drop(it.id());
          outsides.scheduler().stop(connection(grant), it.id(), it.watched());
        });
    outsides.links().release(grant.tenant(), wanted, now);
  }

  private List<Channels.Channel> channels(Grant grant, Wanted wanted) {
    return outsides.channels().all(grant.tenant(), wanted.resource(), wanted.source().name());
  }

  private static Wanted wanted(Grant grant) {
    return new Wanted(grant.resource(), Addresses.of(connection(grant)));
  }

  private static Connection connection(Grant grant) {
    return new Connection(
        grant.tenant(), grant.resource(), grant.calendar(), Optional.of(grant.refresh()));
  }
}
