package switchboard.node.demo;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.pin.Pin;
import switchboard.engine.tenant.Keys;
import switchboard.engine.tenant.OnCall;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Presets.Preset;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Staff;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenant.KeyKind;
import switchboard.node.Node;

/// Registers the fictional businesses, each once, and keeps their keys for the demo.
///
/// @param contact the number that is called in emergencies, in place of fictional ones
record Businesses(Node node, SecureRandom random, Optional<Phone> contact) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PIN = "4829";

  /// @return the file with every business in it
  DemoFile open(DemoFile known) {
    var file = known;
    for (var it : Presets.all())
      if (!file.businesses().containsKey(it.tenant())) file = file.with(it.tenant(), register(it));
    await(file.tenants());
    Homes.shipped().open(node);
    Presets.all().forEach(it -> pin(it.tenant()));
    return file;
  }

  /// Their owners can be played by anybody, so anybody may know it.
  private void pin(String tenant) {
    var pins = node.storage().pins();
    var now = Instant.now();
    if (!pins.standing(tenant, Staff.OWNER, now).set())
      pins.set(tenant, Staff.OWNER, Pin.digest(Staff.OWNER, PIN), now);
  }

  private DemoFile.Business register(Preset preset) {
    var api = Keys.create(KeyKind.API, random);
    var owner = Keys.create(KeyKind.OWNER, random);
    var hashes = Map.of(KeyKind.API, Keys.hash(api), KeyKind.OWNER, Keys.hash(owner));
    ask(preset, hashes);
    var number = preset.profile().numbers().stream().map(Phone::e164).findFirst().orElse("");
    return new DemoFile.Business(number, api, owner);
  }

  private void ask(Preset preset, Map<KeyKind, String> hashes) {
    var tenants = node.exchange().entities(Tenant.KEY);
    var reply =
        tenants
            .<Tenant.Reply>ask(
                preset.tenant(), to -> new Tenant.Command.Register(profile(preset), hashes, to))
            .toCompletableFuture()
            .join();
    if (reply instanceof Tenant.Reply.Rejected) issue(preset.tenant(), hashes);
  }

  private Profile profile(Preset preset) {
    return contact.map(it -> preset.profile().with(OnCall.of(it))).orElse(preset.profile());
  }

  /// The business is there but its keys are lost: new ones take their place.
  private void issue(String tenant, Map<KeyKind, String> hashes) {
    var tenants = node.exchange().entities(Tenant.KEY);
    hashes.forEach((kind, hash) ->
        tenants
            .<Tenant.Reply>ask(tenant, to -> new Tenant.Command.IssueKey(kind, hash, to))
            .toCompletableFuture()
            .join());
  }

  private void await(List<String> tenants) {
    var end = Instant.now().plus(PATIENCE);
    while (!tenants.stream().allMatch(it -> node.tenants().byId(it).isPresent())) {
      if (Instant.now().isAfter(end)) throw new IllegalStateException("no tenants after 20 s");
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
