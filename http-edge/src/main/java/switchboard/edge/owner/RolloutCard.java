package switchboard.edge.owner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.edge.access.BadParameter;
import switchboard.edge.calendar.Body;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Rollout;

/// Whom callers talk to, as the owner sees and chooses it.
///
/// @param percent of callers that the vendor talks to; `relay` of the others, whom the network
///   talks to over its socket
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RolloutCard(Optional<String> vendor, int percent, int relay, List<Vendor> vendors) {

  /// @param why it cannot be chosen, if it cannot
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Vendor(String id, String name, boolean open, Optional<String> why) {}

  private static final Rollout NONE = new Rollout(Optional.empty(), 0, 0);
  private static final String HEALTH = "med_spa";
  private static final Map<String, String> NAMES =
      Map.of(
          "deepgram",
          "Deepgram",
          "openai",
          "OpenAI",
          "ultravox",
          "Ultravox",
          Rollout.CASCADE,
          "Our own mind, with a recogniser and a voice");
  private static final Map<String, String> IDS =
      Rollout.VENDORS.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));

  static RolloutCard of(Profile profile, Set<String> here) {
    var it = profile.telephony().rollout().orElse(NONE);
    return new RolloutCard(
        it.vendor(),
        it.percent(),
        it.relay(),
        Rollout.VENDORS.stream().map(id -> vendor(id, refusal(profile, here, id))).toList());
  }

  private static Vendor vendor(String id, Optional<String> why) {
    return new Vendor(id, NAMES.getOrDefault(id, id), why.isEmpty(), why);
  }

  private static Optional<String> refusal(Profile profile, Set<String> here, String id) {
    var allowed = profile.telephony().rollout().orElse(NONE).allowed();
    boolean strict = profile.vertical().equals(HEALTH) || !allowed.isEmpty();
    if (strict && !allowed.contains(id)) return Optional.of("not-allowed");
    return here.contains(id) ? Optional.empty() : Optional.of("no-key");
  }

  /// What somebody wants instead; which vendors are allowed stays as it is.
  ///
  /// @throws BadParameter naming the field that will not do
  static Rollout rollout(Profile profile, Set<String> here, Body body) {
    body.only("vendor", "percent", "relay");
    var vendor = body.choice("vendor", IDS);
    vendor
        .flatMap(it -> refusal(profile, here, it))
        .ifPresent(why -> {
          throw new BadParameter("vendor", said(vendor.orElseThrow(), why));
        });
    int percent = percent(body, "percent");
    if (percent > 0 && vendor.isEmpty())
      throw new BadParameter("vendor", "vendor must be named if it is to talk to callers.");
    var allowed = profile.telephony().rollout().orElse(NONE).allowed();
    return new Rollout(vendor, percent, percent(body, "relay"), allowed);
  }

  private static String said(String vendor, String why) {
    var name = NAMES.getOrDefault(vendor, vendor);
    return why.equals("no-key")
        ? name + " has no key here: ask whoever runs this node."
        : name + " may not hear your callers: ask whoever runs this node.";
  }

  private static int percent(Body body, String name) {
    return body.whole(name, 0, 100).map(Math::toIntExact).orElse(0);
  }
}
