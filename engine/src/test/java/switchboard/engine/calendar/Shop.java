package switchboard.engine.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Planning.Cancellation;
import switchboard.engine.tenant.Planning.DayException;
import switchboard.engine.tenant.Planning.Holidays;
import switchboard.engine.tenant.Planning.Reserve;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Profile.Span;

/// Short ways to change a profile, its services and its resources.
final class Shop {

  private Shop() {}

  static Profile staffed(Profile it, Resource... resources) {
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
        List.of(resources),
        it.rules(),
        it.emergencies(),
        it.alerts(),
        it.recognition(),
        it.faq(),
        it.demo(),
        it.planning(), Telephony.NONE);
  }

  static Resource resource(String id, Kind kind, String... skills) {
    return resource(id, kind, Map.of(), Optional.empty(), skills);
  }

  static Resource resource(
      String id,
      Kind kind,
      Map<DayOfWeek, List<Span>> hours,
      Optional<Integer> cap,
      String... skills) {
    return new Resource(
        id,
        id,
        kind,
        List.of(skills),
        hours,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        cap,
        Optional.empty(),
        Optional.empty());
  }

  static Service needing(Service it, List<Kind> needs, String... skills) {
    return changed(it, needs, Optional.empty(), skills);
  }

  static Service capped(Service it, int cap) {
    return changed(it, it.needs(), Optional.of(cap), it.skills().toArray(String[]::new));
  }

  static Service changed(Service it, List<Kind> needs, Optional<Integer> cap, String... skills) {
    return new Service(
        it.id(),
        it.name(),
        it.synonyms(),
        it.duration(),
        it.before(),
        it.after(),
        it.fromMinor(),
        it.toMinor(),
        it.resources(),
        List.of(skills),
        needs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        cap);
  }

  static Planning closing(DayException... exceptions) {
    return planning(
        List.of(exceptions),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Planning keeping(Holidays holidays) {
    return planning(
        List.of(), Optional.of(holidays), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Planning capped(int cap) {
    return planning(
        List.of(), Optional.empty(), Optional.of(cap), Optional.empty(), Optional.empty());
  }

  static Planning travelling(String travel) {
    return planning(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Duration.parse(travel)),
        Optional.empty());
  }

  static Planning reserving(String perDay, String until) {
    return planning(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Reserve(Duration.parse(perDay), Duration.parse(until))));
  }

  static Planning planning(
      List<DayException> exceptions,
      Optional<Holidays> holidays,
      Optional<Integer> cap,
      Optional<Duration> travel,
      Optional<Reserve> reserve) {
    return new Planning(
        exceptions,
        holidays,
        cap,
        travel,
        reserve,
        Optional.<Cancellation>empty(),
        List.of(),
        false,
        Optional.empty());
  }
}
