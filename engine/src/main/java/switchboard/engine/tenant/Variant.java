package switchboard.engine.tenant;

import switchboard.engine.tenant.Profile.Alerts;
import switchboard.engine.tenant.Profile.Persona;

/// The same business, but for who answers, whom it tells, how it plans, or how it holds calls.
final class Variant {

  private Variant() {}

  static Profile of(
      Profile it,
      Persona persona,
      Profile.Emergencies emergencies,
      Alerts alerts,
      Planning planning) {
    return of(it, persona, emergencies, alerts, planning, it.telephony());
  }

  static Profile of(Profile it, Telephony telephony) {
    return of(it, it.persona(), it.emergencies(), it.alerts(), it.planning(), telephony);
  }

  private static Profile of(
      Profile it,
      Persona persona,
      Profile.Emergencies emergencies,
      Alerts alerts,
      Planning planning,
      Telephony telephony) {
    return new Profile(
        it.name(),
        it.vertical(),
        it.country(),
        it.zone(),
        it.currency(),
        it.language(),
        it.address(),
        it.numbers(),
        persona,
        it.hours(),
        it.services(),
        it.resources(),
        it.rules(),
        emergencies,
        alerts,
        it.recognition(),
        it.faq(),
        it.demo(),
        planning,
        telephony);
  }
}
