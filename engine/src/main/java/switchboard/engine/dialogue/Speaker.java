package switchboard.engine.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.understanding.Understander.Expectation;

/// Puts thoughts into words: the phrases of a language in the setting of one conversation.
///
/// @param setting with the texts of the business in that language
/// @param home the setting in the tenant's own language, in which its people are told
record Speaker(Setting setting, Phrases phrases, Setting home) {

  /// One that speaks the tenant's own language.
  Speaker(Setting setting, Phrases phrases) {
    this(setting, phrases, setting);
  }

  /// For what the tenant and its people read.
  Speaker house() {
    return home.equals(setting)
        ? this
        : new Speaker(home, Phrases.in(Tongue.of(home.profile().language())));
  }

  Profile profile() {
    return setting.profile();
  }

  /// Where an intent leads in this kind of business.
  Flows.Route route(String intent) {
    return Flows.of(profile().vertical()).route(intent);
  }

  /// What words of a kind lead to in this kind of business.
  java.util.Map<String, String> heard() {
    return Flows.of(profile().vertical()).heard();
  }

  Naming naming() {
    return new Naming(profile());
  }

  /// "viewing at 1 Example Street", "facial with Ms. Example".
  String visit(Upcoming it) {
    var naming = naming();
    return service(Optional.of(it.service()))
        + naming.property(it)
        + naming.with(it.resource(), Optional.empty());
  }

  Wording wording() {
    return new Wording(setting);
  }

  String phrase(String key, String... values) {
    return phrases.say(fit(key), 0, values);
  }

  /// What is read may be worded apart from what is heard.
  private String fit(String key) {
    var read = "text-" + key;
    return !setting.voice() && phrases.has(read) ? read : key;
  }

  /// Asks, in the wording that fits how often the answer was missed.
  Thought ask(Frame frame, Expectation asked, String key, String... values) {
    boolean again = frame.talk().asked() == asked;
    var now = again ? frame : frame.talk(it -> it.withMissed(0));
    int attempt = now.talk().missed() + now.talk().silences();
    return Thought.say(now.asking(asked), phrases.say(fit(key), attempt, values));
  }

  Thought tell(Frame frame, String key, String... values) {
    return Thought.say(frame.asking(Expectation.ANYTHING), phrase(key, values));
  }

  Thought end(Frame frame, String key, String... values) {
    return Thought.end(frame, phrase(key, values));
  }

  /// What the caller is asked when the errand is done.
  Thought farewell(Frame frame) {
    return setting.voice()
        ? end(frame, "farewell", "business", profile().name())
        : tell(frame, "farewell");
  }

  /// One time after another, for those who asked us to be slow.
  private Thought slowly(Frame frame, List<Offer> offers) {
    var each = new ArrayList<String>();
    for (var it : offers)
      each.add(
          phrase(
              "offer-number",
              "number",
              wording().count(each.size() + 1),
              "time",
              wording().time(it.slot().start())));
    return ask(frame, Expectation.CHOICE, "offer-slow", "times", String.join(" ", each));
  }

  Thought offer(Frame frame, List<Offer> offers, String key) {
    boolean slow = frame.talk().manner().slow() && frame.talk().missed() == 0;
    if (slow && offers.size() > 1) return slowly(frame, offers);
    var keys = new ArrayList<String>();
    for (var it : offers)
      keys.add(wording().tongue().key(keys.size() + 1, wording().time(it.slot().start())));
    var asked = frame.terms().person();
    var with = asked.map(it -> naming().with(it, asked)).orElse("");
    var times = wording().offered(offers.stream().map(it -> it.slot().start()).toList()) + with;
    return ask(
        frame,
        Expectation.CHOICE,
        offers.size() == 1 && !key.equals("offer-exact") ? "offer-one" : key,
        "times",
        times,
        "keys",
        String.join(", ", keys));
  }

  String service(Optional<String> id) {
    return id.flatMap(profile()::service)
        .map(Profile.Service::name)
        .orElseGet(() -> phrase("visit"));
  }

  static String plain(Optional<Personal> it, String otherwise) {
    return it.filter(p -> !p.erased()).map(Personal::text).orElse(otherwise);
  }
}
