package switchboard.engine.tenant;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import switchboard.engine.Phone;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;
import switchboard.engine.understanding.EmbeddedUnderstander;

/// What is wrong with a profile that can be read: names of nobody, time that runs backwards, places
/// nobody knows. Each fault begins with the path of the field, such as `services[2] (leak).before`.
final class Faults {

  private static final Duration LONGEST_VISIT = Duration.ofDays(31);
  private static final Duration LONGEST_TURN = Duration.ofSeconds(12);
  private static final String PROVIDER = "[a-z][a-z0-9-]{0,30}";
  private static final String TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
  private static final int MOST_PHRASES = 100;
  private static final int LONGEST_PHRASE = 200;
  private static final Set<String> SCHEMES = Set.of("https", "http", "webcal");

  private final Profile profile;
  private final Set<String> who;
  private final Set<String> skills;
  private final Stream.Builder<String> faults = Stream.builder();

  private Faults(Profile profile) {
    this.profile = profile;
    this.who = profile.resources().stream().map(Resource::id).collect(Collectors.toSet());
    this.skills =
        profile.resources().stream()
            .flatMap(it -> it.skills().stream())
            .collect(Collectors.toSet());
  }

  static Stream<String> of(Profile profile) {
    var it = new Faults(profile);
    it.whole();
    it.each(profile.services(), "services", Service::id, it::service);
    it.each(profile.resources(), "resources", Resource::id, it::resource);
    it.each(profile.alerts().staff(), "alerts.staff", Staff::id, it::staff);
    it.planning("planning.", profile.planning());
    profile.maintenance().ifPresent(one -> it.maintenance("emergencies.maintenance.", one));
    profile.emergencies().onCall().ifPresent(one -> it.onCall("emergencies.onCall.", one));
    profile.brain().ifPresent(brain -> it.brain("persona.brain.", brain));
    it.telephony("telephony.", profile.telephony());
    return Stream.concat(
        it.faults.build(),
        SpecialistFaults.of("persona.specialists", profile.persona().specialists()));
  }

  private void whole() {
    when(profile.resources().isEmpty(), "resources", "nobody is there to do anything");
    when(twice(profile.resources(), Resource::id), "resources", "an id is used twice");
    when(twice(profile.services(), Service::id), "services", "an id is used twice");
    hours("hours", profile.hours());
    positive("rules.step", profile.rules().step());
    notNegative("rules.notice", profile.rules().notice());
    positive("rules.horizon", profile.rules().horizon());
    notNegative("emergencies.notice", profile.emergencies().notice());
    profile.phrases().forEach((intent, said) -> phrases("persona.phrases." + intent, intent, said));
    profile.persona().languages().forEach(this::language);
  }

  private void language(String tag, Translation it) {
    var at = "persona.languages." + tag;
    when(!tag.matches(TAG), at, "is no language");
    for (var id : it.services().keySet())
      when(profile.service(id).isEmpty(), at + ".services." + id, "there is no such service");
    for (var id : it.people().keySet()) known(at + ".people", id);
    var asked = profile.faq().stream().map(Profile.Faq::id).collect(Collectors.toSet());
    for (var id : it.faq().keySet())
      when(!asked.contains(id), at + ".faq." + id, "there is no such question");
  }

  private void phrases(String at, String intent, List<String> said) {
    when(
        !EmbeddedUnderstander.intents(profile.vertical()).contains(intent),
        at,
        "there is no such intent");
    when(said.size() > MOST_PHRASES, at, "must be at most " + MOST_PHRASES);
    var odd = said.stream().anyMatch(it -> it.isBlank() || it.length() > LONGEST_PHRASE);
    when(odd, at, "must not be blank nor longer than " + LONGEST_PHRASE + " characters");
  }

  private void service(String at, Service it) {
    positive(at + "duration", it.duration());
    when(it.duration().compareTo(LONGEST_VISIT) > 0, at + "duration", "must be at most 31 days");
    notNegative(at + "before", it.before());
    notNegative(at + "after", it.after());
    cap(at + "dailyCap", it.dailyCap());
    for (var id : it.resources()) known(at + "resources", id);
    for (var skill : it.skills())
      when(!skills.contains(skill), at + "skills", "nobody is able to do '" + skill + "'");
    for (var kind : Set.copyOf(it.needs())) need(at + "needs", it.needs(), kind);
    when(profile.leads(it).isEmpty(), at + "resources", "nobody can do it");
  }

  /// An agency may have no property to show yet.
  private void need(String at, List<Kind> needs, Kind kind) {
    var wanted = needs.stream().filter(kind::equals).count();
    var there = profile.resources().stream().filter(it -> it.kind() == kind).count();
    when(kind != Kind.PROPERTY && there < wanted, at, "there are not so many of kind " + kind);
  }

  private void resource(String at, Resource it) {
    hours(at + "hours", it.hours());
    cap(at + "dailyCap", it.dailyCap());
    it.outside()
        .ifPresent(other -> {
          var google = other.google().orElse("a calendar");
          when(google.isBlank(), at + "outside.google", "must not be blank");
          for (int i = 0; i < other.ics().size(); i++)
            when(
                !address(other.ics().get(i)),
                at + "outside.ics[" + i + "]",
                "must be an address of the web");
        });
  }

  private void maintenance(String at, Maintenance it) {
    when(twice(it.categories(), one -> one), at + "categories", "one is named twice");
    it.manager().ifPresent(one -> phone(at + "manager.phone", one.phone()));
    for (int i = 0; i < it.contractors().size(); i++)
      phone(at + "contractors[" + i + "].phone", it.contractors().get(i).phone());
  }

  private void staff(String at, Staff it) {
    phone(at + "phone", it.phone());
    var unknown = it.resource().filter(one -> !who.contains(one)).isPresent();
    when(unknown, at + "resource", "nobody has this id");
  }

  private void onCall(String at, OnCall it) {
    when(it.people().size() > OnCall.MOST, at + "people", "must be at most " + OnCall.MOST);
    for (int i = 0; i < it.people().size(); i++) {
      phone(at + "people[" + i + "].phone", it.people().get(i).phone());
      hours(at + "people[" + i + "].hours", it.people().get(i).hours());
    }
    when(twice(it.people(), OnCall.Person::phone), at + "people", "a number is named twice");
    it.afterText().ifPresent(one -> when(!OnCall.fit(one), at + "afterText", OnCall.WAITS));
    it.afterCall().ifPresent(one -> when(!OnCall.fit(one), at + "afterCall", OnCall.WAITS));
    boolean odd = it.times() < 1 || it.times() > OnCall.MOST_ROUNDS;
    when(odd, at + "rounds", "must be from 1 to " + OnCall.MOST_ROUNDS);
  }

  private void phone(String at, Personal it) {
    var unknown = !it.erased() && Phone.of(it.text(), profile.country()).isEmpty();
    when(unknown, at, "must be a telephone number");
  }

  private static boolean address(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null && SCHEMES.contains(String.valueOf(uri.getScheme()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void planning(String at, Planning it) {
    each(it.exceptions(), at + "exceptions", DayException::label, this::exception);
    it.holidays().ifPresent(kept -> holidays(at + "holidays.", kept));
    cap(at + "dailyCap", it.dailyCap());
    it.travel().ifPresent(time -> notNegative(at + "travel", time));
    it.reserve().ifPresent(kept -> positive(at + "reserve.perDay", kept.perDay()));
    it.reserve().ifPresent(kept -> notNegative(at + "reserve.until", kept.until()));
    it.cancellation().ifPresent(rule -> notNegative(at + "cancellation.window", rule.window()));
    var fee = it.cancellation().flatMap(Planning.Cancellation::feeMinor).orElse(0L);
    when(fee < 0, at + "cancellation.feeMinor", "must not be negative");
    for (int i = 0; i < it.reminders().size(); i++)
      positive(at + "reminders[" + i + "]", it.reminders().get(i));
    when(twice(it.reminders(), before -> before), at + "reminders", "one is named twice");
    it.claim().ifPresent(time -> positive(at + "claim", time));
    it.promises().ifPresent(kept -> positive(at + "promises.callBack", kept.callBack()));
    it.promises().ifPresent(kept -> positive(at + "promises.estimate", kept.estimate()));
  }

  private void brain(String at, Brain it) {
    when(twice(it.providers(), name -> name), at + "providers", "one is named twice");
    for (var name : it.providers()) when(!name.matches(PROVIDER), at + "providers", "is no name");
    for (var name : it.models().keySet())
      when(!it.providers().contains(name), at + "models", "'" + plain(name) + "' is not asked");
    var limits = it.limits();
    Stream.of(limits.callTokens(), limits.monthTokens(), limits.callMinor(), limits.monthMinor())
        .flatMap(Optional::stream)
        .forEach(limit -> when(limit < 1, at + "limits", "must be at least 1"));
    positive(at + "patience", it.patient());
    positive(at + "limit", it.limited());
    boolean endless = it.limited().compareTo(LONGEST_TURN) > 0;
    when(endless, at + "limit", "must be at most 12 seconds");
  }

  private void telephony(String at, Telephony it) {
    it.rollout().ifPresent(one -> rollout(at + "rollout.", one));
    it.hours().ifPresent(one -> ReceptionFaults.of(at + "hours.", one).forEach(faults));
    it.outbound().ifPresent(one -> one.faults(at + "outbound.").forEach(faults));
    var calls = it.limits().map(Limits::calls).orElse(1);
    when(calls < 1, at + "limits.calls", "must be at least 1");
  }

  private void rollout(String at, Rollout it) {
    it.vendor().ifPresent(one -> vendor(at + "vendor", one));
    for (var one : it.allowed()) vendor(at + "allowed", one);
    percent(at + "percent", it.percent());
    percent(at + "relay", it.relay());
  }

  private void vendor(String at, String it) {
    when(!Rollout.VENDORS.contains(it), at, "must be one of " + String.join(", ", Rollout.VENDORS));
  }

  private void percent(String at, int it) {
    when(it < 0 || it > 100, at, "must be from 0 to 100");
  }

  private void exception(String at, DayException it) {
    when(it.to().isBefore(it.from()), at + "to", "must not be before from");
    spans(at + "hours", it.hours());
    it.resource().ifPresent(id -> known(at + "resource", id));
  }

  private void holidays(String at, Holidays it) {
    var country = PublicHolidays.knows(it.country());
    when(!country, at + "country", "the holidays of '" + it.country() + "' are not known");
    if (!country) return;
    for (var region : it.region().stream().toList())
      when(
          !PublicHolidays.knows(it.country(), region),
          at + "region",
          it.country() + " has no region '" + region + "'");
  }

  private void hours(String at, Map<DayOfWeek, List<Span>> hours) {
    hours.forEach((day, spans) -> spans(at + "." + day, spans));
  }

  /// Only round the clock does a span end when it begins.
  private void spans(String at, List<Span> spans) {
    for (int i = 0; i < spans.size(); i++) {
      var it = spans.get(i);
      var empty = it.from().equals(it.to()) && it.from().toNanoOfDay() > 0;
      when(empty, at + "[" + i + "]", "must not end when it begins");
    }
  }

  private void known(String at, String resource) {
    when(!who.contains(resource), at, "there is no resource '" + resource + "'");
  }

  private void cap(String at, Optional<Integer> cap) {
    when(cap.orElse(1) < 1, at, "must be at least 1");
  }

  private void positive(String at, Duration length) {
    when(!length.isPositive(), at, "must be longer than nothing");
  }

  private void notNegative(String at, Duration length) {
    when(length.isNegative(), at, "must not be negative");
  }

  private void when(boolean fault, String at, String expected) {
    if (fault) faults.add(at + ": " + expected);
  }

  private interface Check<T> {
    void check(String at, T it);
  }

  private <T> void each(List<T> all, String at, Function<T, String> id, Check<T> check) {
    IntStream.range(0, all.size())
        .forEach(i -> check.check(at(at, i, id.apply(all.get(i))), all.get(i)));
  }

  private static String at(String at, int i, String id) {
    var name = plain(id);
    return at + "[" + i + "]" + (name.isBlank() ? "." : " (" + name + ").");
  }

  private static String plain(String id) {
    return id.replaceAll("[^\\w -]", "");
  }

  private static <T> boolean twice(List<T> all, Function<T, ?> id) {
    var seen = new HashSet<Object>();
    return !all.stream().allMatch(it -> seen.add(id.apply(it)));
  }
}
