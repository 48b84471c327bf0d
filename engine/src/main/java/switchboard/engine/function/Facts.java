package switchboard.engine.function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.util.Optional;
import java.util.Set;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.dialogue.Wording;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Service;

/// What the profile says about the business, and nothing else.
record Facts(Setting setting) {

  private static final int MOST_ALOUD = 6;
  private static final Set<String> TOPICS =
      Set.of("hours", "address", "services", "staff", "questions", "all");

  ObjectNode about(Arguments arguments) {
    var topic = arguments.text("topic", 20).filter(TOPICS::contains).orElse("all");
    var service = arguments.text("service", 60);
    var facts = JsonNodeFactory.instance.objectNode().put("ok", true);
    facts.put("say", say(topic, service)).put("business", profile().name());
    if (asked(topic, "hours")) hours(facts);
    if (asked(topic, "address")) facts.put("address", profile().address());
    if (asked(topic, "services")) services(facts, service.orElse(""));
    if (asked(topic, "staff")) staff(facts);
    if (asked(topic, "questions")) questions(facts);
    return facts;
  }

  /// The short answer; what stands beside it is for a longer one.
  private String say(String topic, Optional<String> service) {
    var one = service.flatMap(profile()::service);
    if (one.isPresent()) return service(one.get());
    return switch (topic) {
      case "hours" -> "We are open " + new Wording(setting).hours() + ".";
      case "address" -> "We are at " + profile().address() + ".";
      case "services" ->
          "We offer "
              + Wording.both(
                  profile().services().stream().limit(MOST_ALOUD).map(Service::name).toList())
              + ". Which would you like to hear more about?";
      default -> "What would you like to know about " + profile().name() + "?";
    };
  }

  private String service(Service it) {
    var money = new Wording(setting);
    var price = it.fromMinor().map(from -> " It starts at " + money.money(from) + ".").orElse("");
    var takes = it.name() + " takes " + it.duration().toMinutes() + " minutes.";
    return it.description().orElse(takes) + price;
  }

  private Profile profile() {
    return setting.profile();
  }

  private static boolean asked(String topic, String part) {
    return topic.equals("all") || topic.equals(part);
  }

  private void hours(ObjectNode facts) {
    var hours = facts.putObject("hours");
    for (var day : DayOfWeek.values()) {
      var spans = hours.putArray(day.name());
      profile()
          .hours()
          .getOrDefault(day, java.util.List.of())
          .forEach(it -> spans.add(it.from() + "-" + it.to()));
    }
  }

  private void services(ObjectNode facts, String only) {
    var all = facts.putArray("services");
    profile().services().stream()
        .filter(it -> only.isEmpty() || it.id().equals(only))
        .forEach(it -> service(all.addObject(), it));
  }

  private void service(ObjectNode to, Service it) {
    var money = new Wording(setting);
    to.put("id", it.id()).put("name", it.name()).put("minutes", it.duration().toMinutes());
    it.fromMinor().ifPresent(from -> to.put("price_from", money.money(from)));
    it.toMinor().ifPresent(most -> to.put("price_to", money.money(most)));
    it.description().ifPresent(text -> to.put("description", text));
    it.preparation().ifPresent(text -> to.put("preparation", text));
    it.aftercare().ifPresent(text -> to.put("aftercare", text));
  }

  private void staff(ObjectNode facts) {
    var all = facts.putArray("staff");
    for (var it : profile().resources()) {
      if (it.kind() != Kind.PERSON) continue;
      var to = all.addObject().put("id", it.id()).put("name", it.name());
      it.title().ifPresent(text -> to.put("title", text));
      it.credentials().ifPresent(text -> to.put("credentials", text));
      if (!it.specialties().isEmpty()) it.specialties().forEach(to.withArray("specialties")::add);
    }
  }

  private void questions(ObjectNode facts) {
    var all = facts.putArray("questions");
    profile()
        .faq()
        .forEach(it ->
            all.addObject()
                .put("about", String.join("; ", it.phrases()))
                .put("answer", it.answer()));
  }
}
