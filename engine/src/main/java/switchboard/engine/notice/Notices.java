package switchboard.engine.notice;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.dialogue.Tongue;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;

/// The texts a business sends of its own accord, on its own clock and in the formats of its
/// country. They ask for YES or NO, name nobody, and fit into one message where they can.
///
/// @param discreet whether a service's name tells too much about a person to be written
public record Notices(Profile profile, boolean discreet) {

  /// What somebody has at a med spa is nobody else's business.
  public static Notices of(Profile profile) {
    return new Notices(profile, profile.vertical().equals("med_spa"));
  }

  Sentences sentences() {
    return Sentences.in(profile.language());
  }

  private Tongue tongue() {
    return Tongue.of(profile.language());
  }

  /// @param attending whether they have said already that they come
  public String reminder(Matter it, boolean attending) {
    return say(attending ? "reminder-attending" : "reminder", it);
  }

  /// @param unsure whether it still has to be checked against a calendar out of reach
  public String made(Matter it, boolean unsure) {
    return say(unsure ? "made-unsure" : "made", it);
  }

  public String moved(Matter it) {
    return say("moved", it);
  }

  /// @param ours whether the business cancelled it, rather than the customer
  public String cancelled(Matter it, boolean ours) {
    return say(ours ? "cancelled-by-us" : "cancelled", it);
  }

  /// It gave way to an emergency.
  ///
  /// @param others up to three other times
  public String displaced(Matter it, List<Instant> others) {
    return say("displaced", it, times(others));
  }

  /// A person has to find another time.
  public String asked(Matter it) {
    return say("asked", it);
  }

  public String assured(Matter it) {
    return say("assured", it);
  }

  /// What was thought free may not be.
  public String doubted(Matter it) {
    return say("doubted", it);
  }

  /// @param until when it is offered to the next
  public String offer(Matter it, Instant until) {
    return say("offer", it, Map.of("until", clock(until)));
  }

  /// To the caller with an emergency: it can come sooner.
  public String sooner(Matter it) {
    return say("emergency-sooner", it);
  }

  /// To the caller with an emergency: it stays as it is.
  public String notSooner(Optional<Matter> meanwhile) {
    return meanwhile
        .map(it -> say("emergency-kept", it))
        .orElseGet(() -> sentences().say("emergency-none", business()));
  }

  /// To the owner: may this appointment give way?
  ///
  /// @param emergency what it is, in the caller's words
  /// @param whose the customer whose appointment it is
  public String consent(
      Matter it, Optional<String> emergency, Optional<String> whose, Instant until) {
    var values = new HashMap<String, String>();
    values.put("until", clock(until));
    values.put(
        "need",
        cut(
            emergency.filter(_ -> !discreet).orElseGet(() -> sentences().word("urgent-visit")),
            40));
    values.put("name", cut(whose.orElseGet(() -> sentences().word("another-customer")), 30));
    return say("owner-consent", it, values);
  }

  /// To the owner: what a customer has done without a conversation.
  ///
  /// @param what `made`, `moved`, `cancelled`, `cancelled-late`, `displaced`, `asked`
  public String owner(String what, Matter it, Optional<String> name, Optional<String> phone) {
    var values = new HashMap<String, String>();
    values.put("name", cut(name.orElseGet(() -> sentences().word("somebody")), 30));
    values.put("phone", phone.orElseGet(() -> sentences().word("no-number")));
    return say("owner-" + what, it, values);
  }

  /// What cancelling at that moment costs, in words; empty if nothing.
  public Optional<String> fee(Instant start, Instant now) {
    return profile
        .planning()
        .cancellation()
        .filter(it -> now.isAfter(start.minus(it.window())))
        .flatMap(it -> it.feeMinor())
        .map(this::money);
  }

  /// The day and time as the customer knows it.
  public String time(Instant at) {
    var day = tongue().writtenDay(LocalDate.ofInstant(at, profile.zone()), american());
    return tongue().at(day, clock(at));
  }

  public String clock(Instant at) {
    return tongue().writtenClock(at.atZone(profile.zone()).toLocalTime(), american());
  }

  /// An amount in minor units, without cents that are none.
  public String money(long minor) {
    var currency = Currency.getInstance(profile.currency());
    var amount = BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    var format = NumberFormat.getCurrencyInstance(Locale.of("en", profile.country()));
    format.setCurrency(currency);
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    format.setMaximumFractionDigits(whole ? 0 : currency.getDefaultFractionDigits());
    return format.format(amount);
  }

  /// The service's name, or what may be said instead; for a viewing, of what.
  public String service(Matter it) {
    if (discreet) return sentences().word("appointment");
    var name =
        profile
            .service(it.service())
            .map(Profile.Service::name)
            .orElseGet(() -> sentences().word("appointment"));
    return property(it).map(where -> name + " (" + cut(where.name(), 40) + ")").orElse(name);
  }

  private Optional<Resource> property(Matter it) {
    return it.with().stream()
        .flatMap(id -> profile.resource(id).stream())
        .filter(one -> one.kind() == Kind.PROPERTY)
        .findFirst();
  }

  private boolean american() {
    return profile.country().equals("US");
  }

  private Map<String, String> times(List<Instant> others) {
    if (others.isEmpty()) return Map.of();
    return Map.of("others", String.join(", ", others.stream().map(this::time).toList()));
  }

  private String say(String key, Matter it) {
    return say(key, it, Map.of());
  }

  private String say(String key, Matter it, Map<String, String> more) {
    var values = new HashMap<>(business());
    values.put("service", service(it));
    values.put("time", time(it.slot().start()));
    it.link().ifPresent(link -> values.put("link", link));
    values.putAll(more);
    return sentences().say(key, values);
  }

  Map<String, String> business() {
    return Map.of("business", cut(profile.name(), 40));
  }

  static String cut(String text, int longest) {
    var plain = text.strip().replaceAll("\\s+", " ");
    if (plain.codePointCount(0, plain.length()) <= longest) return plain;
    return plain.substring(0, plain.offsetByCodePoints(0, longest - 3)).strip() + "...";
  }
}
