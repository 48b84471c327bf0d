package switchboard.edge.admin;

import static switchboard.edge.admin.Fields.required;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import switchboard.edge.access.BadParameter;
import switchboard.engine.Phone;
import switchboard.engine.tenant.Presets;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Alerts;
import switchboard.engine.tenant.Profile.Emergencies;
import switchboard.engine.tenant.Profile.Persona;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.tenant.Telephony;
import switchboard.engine.tenant.Translation;

/// Makes profiles of what the platform asks for.
final class Profiles {

  private Profiles() {}

  /// The profile of a business that is taken on.
  ///
  /// @throws BadParameter for a field that will not do
  static Profile of(NewBusiness asked) {
    var given = asked.profile().map(Profiles::whole).orElseGet(() -> preset(asked.vertical()));
    var base = asked.language().map(Fields::language).map(given::in).orElse(given);
    var name = asked.name().or(() -> asked.profile().map(_ -> base.name()));
    return new Profile(
        Fields.line("name", required("name", name), 200),
        base.vertical(),
        asked.country().map(Fields::country).orElse(base.country()),
        asked.zone().map(Fields::zone).orElse(base.zone()),
        asked.currency().map(Fields::currency).orElse(base.currency()),
        asked.language().map(Fields::language).orElse(base.language()),
        asked.address().map(Fields::address).orElse(base.address()),
        asked.numbers().map(Fields::numbers).orElse(base.numbers()),
        base.persona(),
        base.hours(),
        base.services(),
        base.resources(),
        base.rules(),
        base.emergencies(),
        alerts(base.alerts(), asked.ownerPhone(), asked.ownerEmail()),
        base.recognition(),
        base.faq(),
        base.demo(),
        base.planning(),
        base.telephony());
  }

  static Profile changed(Profile it, BusinessChange change) {
    var named =
        with(
            it,
            change.name().map(name -> Fields.line("name", name, 200)).orElse(it.name()),
            change.address().map(Fields::address).orElse(it.address()),
            change.numbers().map(Fields::numbers).orElse(it.numbers()),
            alerts(it.alerts(), change.ownerPhone(), change.ownerEmail()));
    return named.with(telephony(it.telephony(), change));
  }

  private static Telephony telephony(Telephony it, BusinessChange change) {
    var rolled = change.rollout().map(Fields::rollout).map(it::with).orElse(it);
    return change.limits().map(Fields::limits).map(rolled::with).orElse(rolled);
  }

  private static Profile with(
      Profile it, String name, String address, List<Phone> numbers, Alerts alerts) {
    return new Profile(
        name,
        it.vertical(),
        it.country(),
        it.zone(),
        it.currency(),
        it.language(),
        address,
        numbers,
        it.persona(),
        it.hours(),
        it.services(),
        it.resources(),
        it.rules(),
        it.emergencies(),
        alerts,
        it.recognition(),
        it.faq(),
        it.demo(),
        it.planning(),
        it.telephony());
  }

  private static Alerts alerts(Alerts it, Optional<String> phone, Optional<String> email) {
    return new Alerts(
        phone.map(Fields::alertPhone).or(it::phone),
        email.map(Fields::alertEmail).or(it::email),
        it.about(),
        it.staff());
  }

  private static Profile whole(JsonNode profile) {
    try {
      return Presets.read("profile", profile.toString());
    } catch (IllegalArgumentException e) {
      throw new BadParameter("profile", String.valueOf(e.getMessage()));
    }
  }

  private static Profile preset(Optional<String> vertical) {
    var wanted = required("vertical", vertical);
    var all = Presets.all().stream().map(Presets.Preset::profile).toList();
    return all.stream()
        .filter(it -> it.vertical().equals(wanted))
        .map(Profiles::bare)
        .findFirst()
        .orElseThrow(() ->
            new BadParameter(
                "vertical",
                all.stream()
                    .map(Profile::vertical)
                    .collect(Collectors.joining(", ", "vertical must be one of: ", "."))));
  }

  /// A preset without what belongs to its fictional business alone: a real one tells no caller a
  /// price or an answer it has not given itself.
  private static Profile bare(Profile it) {
    return new Profile(
        it.name(),
        it.vertical(),
        it.country(),
        it.zone(),
        it.currency(),
        it.language(),
        "",
        List.of(),
        alone(it.persona()),
        it.hours(),
        it.services().stream().map(Profiles::unpriced).toList(),
        it.resources(),
        it.rules(),
        unattended(it.emergencies()),
        new Alerts(Optional.empty(), Optional.empty(), it.alerts().about()),
        it.recognition(),
        List.of(),
        false,
        it.planning(),
        it.telephony());
  }

  /// What its specialists know is its own.
  private static Persona alone(Persona it) {
    var languages = new LinkedHashMap<String, Translation>();
    it.languages().forEach((tag, texts) -> languages.put(tag, texts.withoutFaq()));
    return new Persona(
        it.name(), it.voice(), it.greeting(), it.brain(), it.phrases(), List.of(), languages);
  }

  private static Emergencies unattended(Emergencies it) {
    return new Emergencies(it.notice(), it.outOfHours(), it.advice());
  }

  private static Service unpriced(Service it) {
    return new Service(
        it.id(),
        it.name(),
        it.synonyms(),
        it.duration(),
        it.before(),
        it.after(),
        Optional.empty(),
        Optional.empty(),
        it.resources(),
        it.skills(),
        it.needs(),
        it.description(),
        it.preparation(),
        it.aftercare(),
        it.dailyCap());
  }
}
