package switchboard.engine.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tenant.Profile.Resource.Kind;
import switchboard.engine.tenant.Profile.Service;
import switchboard.engine.understanding.Understanding;

/// What the profile of a business says about its services, prices, people and place. What it does
/// not say is said to be unknown, never made up.
record Facts(Speaker speaker) {

  private static final int MOST = 3;

  /// The answer to a question of a topic; empty if it is none of ours.
  Optional<String> about(String topic, Frame frame, String words, Understanding meaning) {
    var service =
        meaning.slots().service().or(frame.errand()::service).flatMap(speaker.profile()::service);
    return switch (topic) {
      case "hours" -> Optional.of(hours(words, meaning));
      case "services" -> Optional.of(services(words, meaning));
      case "prices" -> Optional.of(service.map(this::priced).orElseGet(this::prices));
      case "location" -> Optional.of(location());
      case "preparation" ->
          Optional.of(told("preparation", service, service.flatMap(Service::preparation)));
      case "aftercare" ->
          Optional.of(told("aftercare", service, service.flatMap(Service::aftercare)));
      case "providers" -> Optional.of(providers(meaning));
      default -> Optional.empty();
    };
  }

  /// Of the day that was asked about, if it was one.
  private String hours(String words, Understanding meaning) {
    return new OpenDay(speaker).about(words, meaning).orElseGet(this::hours);
  }

  String hours() {
    var hours = speaker.wording().hours();
    return hours.isEmpty()
        ? speaker.phrase("closed-always")
        : speaker.phrase("hours", "hours", hours);
  }

  private String location() {
    var address = speaker.profile().address();
    return address.isBlank()
        ? speaker.phrase("answer-no-location")
        : speaker.phrase("answer-location", "address", address);
  }

  /// "Do you do X?" is a question about X only.
  private String services(String words, Understanding meaning) {
    boolean one = new Control(speaker).heard("do-you-do", words);
    var asked = meaning.slots().service().flatMap(speaker.profile()::service);
    if (one && asked.isPresent())
      return speaker.phrase(
          "answer-we-do",
          "service",
          asked.get().name().toLowerCase(Locale.ROOT),
          "about",
          asked.get().description().map(it -> sentences(it, 1)).orElse(""));
    var all = speaker.phrase("services", "services", named(speaker.profile().services(), 6));
    return one ? speaker.phrase("answer-not-listed") + " " + all : all;
  }

  private String named(List<Service> services, int most) {
    return speaker
        .wording()
        .tongue()
        .both(services.stream().limit(most).map(it -> it.name().toLowerCase(Locale.ROOT)).toList());
  }

  private String priced(Service service) {
    return price(service).orElseGet(() -> speaker.phrase("no-price"));
  }

  /// What it costs, where that may be told.
  Optional<String> price(Service service) {
    var low = service.fromMinor().map(speaker.wording()::money);
    var high = service.toMinor().map(speaker.wording()::money);
    if (low.isPresent() && high.isPresent() && !low.equals(high))
      return Optional.of(
          capital(
              speaker.phrase(
                  "price-range", "service", service.name(), "low", low.get(), "high", high.get())));
    return low.map(it -> capital(speaker.phrase("price", "service", service.name(), "price", it)));
  }

  private String prices() {
    var some = speaker.profile().services().stream().flatMap(it -> price(it).stream()).limit(MOST);
    var told = some.toList();
    return told.isEmpty()
        ? speaker.phrase("no-price")
        : speaker.phrase("answer-prices", "prices", String.join(" ", told));
  }

  private static String capital(String it) {
    return it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1);
  }

  private String told(String topic, Optional<Service> service, Optional<String> text) {
    if (service.isEmpty()) return speaker.phrase("answer-which-service");
    return text.map(it -> sentences(it, 2))
        .orElseGet(() ->
            speaker.phrase(
                "answer-no-" + topic, "service", service.get().name().toLowerCase(Locale.ROOT)));
  }

  /// Nobody listens to more than a few sentences.
  private static String sentences(String text, int most) {
    var all = text.strip().split("(?<=[.!])\\s+", most + 1);
    return String.join(" ", Stream.of(all).limit(most).toList());
  }

  private String providers(Understanding meaning) {
    var asked = meaning.slots().person().flatMap(speaker.profile()::resource);
    var people =
        asked.map(Stream::of).orElseGet(this::people).limit(MOST).map(this::introduced).toList();
    return people.isEmpty()
        ? speaker.phrase("answer-no-providers")
        : speaker.phrase("answer-providers", "people", String.join("; ", people));
  }

  private Stream<Resource> people() {
    return speaker.profile().resources().stream()
        .filter(it -> it.kind() == Kind.PERSON && it.title().isPresent());
  }

  private String introduced(Resource it) {
    var title = it.title().map(text -> ", " + text.toLowerCase(Locale.ROOT)).orElse("");
    var letters = it.credentials().map(text -> ", " + text).orElse("");
    var best = speaker.wording().tongue().both(it.specialties().stream().limit(MOST).toList());
    var special = best.isEmpty() ? "" : speaker.phrase("answer-specialty", "specialties", best);
    return it.name() + title + letters + (special.isEmpty() ? "" : ", " + special);
  }

  /// What can be done for callers here: what the intents of this kind of business lead to.
  String abilities() {
    var flows = Flows.of(speaker.profile().vertical()).intents().values().stream();
    var all =
        flows
            .map(it -> "can-" + it.flow())
            .distinct()
            .filter(speaker.phrases()::has)
            .map(it -> speaker.phrase(it))
            .toList();
    var services = named(speaker.profile().services(), MOST);
    return speaker.phrase(
        "answer-abilities", "abilities", speaker.wording().either(all), "services", services);
  }
}
