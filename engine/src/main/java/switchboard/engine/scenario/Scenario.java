package switchboard.engine.scenario;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import switchboard.engine.customer.Requirements;
import switchboard.engine.job.JobCard;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing.Deal;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Planning.Cancellation;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Alerts;
import switchboard.engine.tenant.Profile.Recognition;
import switchboard.engine.tenant.Staff;
import switchboard.engine.ticket.Urgency;

/// One whole conversation and what must come of it, as a file of `scenarios/`. Texts that are
/// expected are regular expressions, found anywhere and in any case.
///
/// @param now on the clock of the tenant; Monday, 23 November 2026, ten o'clock unless said
/// @param tenant of the four demo tenants; the plumber unless said
/// @param has the appointments of whoever is known
/// @param offered a time that is on offer to them from the waitlist
/// @param consent whether the owner has been asked to let an appointment give way
/// @param busy calendars on which nothing is free, from a day to a day
/// @param unsure calendars of which an outside one cannot be read
/// @param raced whether somebody else takes the first time that is chosen
/// @param displacing whether emergencies may displace others here
/// @param fee asked of those who cancel late
/// @param from the caller's number, or `withheld`
/// @param survey whether callers are asked how it went, as this tenant does
/// @param surveyed whether a text has just asked how a call went
/// @param silent what does not answer: ids of calendars, or `appointments`
/// @param recognition how much a number alone tells
/// @param jobs of whoever calls
/// @param staff of the business, who may call it too; `diary`, `todos` and `calls` are what they
///   ask about
/// @param hello what the greeting says
/// @param inMemoryOnly why it cannot be played against a whole node; empty: it can
/// @param thinking how long specialists think, by their ids; the others not at all
public record Scenario(
    Optional<String> tenant,
    Optional<LocalDateTime> now,
    boolean text,
    Optional<String> from,
    Optional<Known> known,
    List<Visit> has,
    Optional<Visit> offered,
    boolean consent,
    List<Full> busy,
    List<String> unsure,
    boolean raced,
    boolean displacing,
    Optional<Cancellation> fee,
    boolean survey,
    boolean surveyed,
    List<String> silent,
    Optional<Recognition> recognition,
    List<JobCard> jobs,
    Map<String, Duration> thinking,
    List<Diary.Person> staff,
    List<Diary.Visit> diary,
    List<Diary.Todo> todos,
    List<Diary.Call> calls,
    List<String> hello,
    Optional<String> inMemoryOnly,
    List<Step> talk,
    End end) {

  /// Somebody who has been in touch before.
  ///
  /// @param rents id of the property they live in
  /// @param lets ids of the properties they let
  /// @param looking what they looked for when they called last
  /// @param viewed the address of the property they viewed last
  public record Known(
      Optional<String> name,
      Optional<String> address,
      Optional<String> rents,
      List<String> lets,
      Optional<Looking> looking,
      Optional<String> viewed) {}

  /// @param most in the currency's major unit
  public record Looking(
      Optional<Deal> deal,
      Optional<Integer> beds,
      Optional<String> area,
      Optional<Long> most,
      boolean tell) {

    public Requirements requirements() {
      return new Requirements(
          deal,
          beds,
          beds,
          Optional.empty(),
          most.map(it -> it * 100),
          Personal.of(area),
          Optional.empty(),
          List.of(),
          tell);
    }

    public boolean same(Requirements it) {
      return it.deal().equals(deal)
          && (beds.isEmpty() || it.bedrooms().equals(beds))
          && (area.isEmpty() || it.area().map(Personal::text).equals(area))
          && (most.isEmpty() || it.maxMinor().map(all -> all / 100).equals(most))
          && it.tell() == tell;
    }
  }

  /// A repair as it was written down.
  ///
  /// @param need what the words say, a regular expression
  public record Repair(
      Optional<String> property,
      Optional<String> category,
      Optional<Urgency> urgency,
      Optional<String> need) {}

  public record Visit(
      String service,
      LocalDateTime start,
      Optional<Boolean> emergency,
      Optional<String> resource,
      List<String> with) {}

  /// @param to the last day
  public record Full(String resource, LocalDate from, LocalDate to) {}

  private static final LocalDateTime MONDAY_TEN = LocalDateTime.parse("2026-11-23T10:00");

  /// The moment at which it begins.
  public Instant begins(ZoneId zone) {
    return now.orElse(MONDAY_TEN).atZone(zone).toInstant();
  }

  /// The business it happens at, before anything is [#changed].
  public Presets.Preset preset() {
    return Presets.all().stream()
        .filter(it -> it.tenant().equals(tenant.orElse("plumber")))
        .findFirst()
        .orElseThrow();
  }

  /// The tenant as this scenario wants it.
  public Profile changed(Profile it) {
    return changed(planned(it), recognition.orElse(it.recognition()));
  }

  private Alerts alerts(Alerts it) {
    var people =
        staff.stream()
            .map(one -> new Staff(one.id(), one.name(), Personal.of(one.phone()), one.resource()))
            .toList();
    return new Alerts(it.phone(), it.email(), it.about(), people);
  }

  private Profile changed(Profile it, Recognition level) {
    return new Profile(
        it.name(),
        it.vertical(),
        it.country(),
        it.zone(),
        it.currency(),
        it.language(),
        it.address(),
        it.numbers(),
        it.persona(),
        it.hours(),
        it.services(),
        it.resources(),
        it.rules(),
        it.emergencies(),
        alerts(it.alerts()),
        level,
        it.faq(),
        it.demo(),
        it.planning(),
        it.telephony());
  }

  private Profile planned(Profile it) {
    var planning = it.planning();
    return it.with(
        new Planning(
            planning.exceptions(),
            planning.holidays(),
            planning.dailyCap(),
            planning.travel(),
            planning.reserve(),
            fee,
            planning.reminders(),
            displacing,
            planning.claim(),
            planning.promises(),
            survey
                ? planning.survey().or(() -> Optional.of(Planning.Survey.KEYPAD))
                : Optional.empty()));
  }

  /// @param caller what the caller says or writes
  /// @param keys what the caller keys in
  /// @param nothing the caller says nothing
  /// @param sure how sure the speech recognition is
  /// @param opt what the network has made of a text
  /// @param later the time that passes before
  /// @param waits how long the caller waits for what is being thought about
  /// @param says all of which the reply says
  /// @param not none of which the reply says
  /// @param mute whether the reply is empty
  public record Step(
      Optional<String> caller,
      Optional<String> keys,
      boolean nothing,
      Optional<Double> sure,
      Optional<String> opt,
      Optional<Duration> later,
      Optional<Duration> waits,
      List<String> says,
      List<String> not,
      boolean mute,
      boolean hangup) {}

  /// @param outcome as the conversation is filed
  /// @param visit the only live appointments; left out: there is none
  /// @param pending whether a person has to find another time for one
  /// @param joined how often somebody was put on the waitlist
  /// @param displaced how often the owner was asked to make room
  /// @param answers what the owner answered
  /// @param changes one for each change asked for, as "HIGH job-1: words"
  /// @param tasks one for each task left to a person, as "ESTIMATE: words"
  /// @param tickets all repairs that were written down
  /// @param looking what is known of the home they look for
  /// @param rating how satisfied they said they are
  /// @param alarm the gravest that was understood, as "LIFE gas", or "none"
  /// @param consulted all specialists that were asked, and how it went: "heating ANSWERED"
  /// @param blocked time taken out of calendars, as "van-1 2026-11-27T12:00 18:00"
  /// @param finished tasks that are done
  /// @param sms one for each text to the customer, `owner` for each to the owner
  public record End(
      Optional<String> outcome,
      List<Visit> visit,
      boolean pending,
      int joined,
      int displaced,
      List<Boolean> answers,
      Optional<String> name,
      Optional<String> address,
      Optional<Boolean> optedOut,
      List<String> sms,
      List<String> owner,
      List<String> changes,
      List<String> tasks,
      List<Repair> tickets,
      Optional<Looking> looking,
      Optional<Integer> rating,
      Optional<String> alarm,
      List<String> consulted,
      List<String> blocked,
      List<String> finished) {}

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .withConfigOverride(
              List.class, it -> it.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .withConfigOverride(
              Map.class, it -> it.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  public static Scenario read(Path file) {
    try {
      return YAML.readValue(Files.readString(file), Scenario.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /// The files of `scenarios/` at the root of the project.
  public static List<Path> files() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("scenarios")))
      here = Objects.requireNonNull(here.getParent(), "no scenarios");
    try (var all = Files.list(here.resolve("scenarios"))) {
      return all.filter(it -> it.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
