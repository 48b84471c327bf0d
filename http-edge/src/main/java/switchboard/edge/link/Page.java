package switchboard.edge.link;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.calendar.Availability.Opening;
import switchboard.engine.calendar.Slot;
import switchboard.engine.notice.Notices;
import switchboard.engine.tenant.Profile;

/// One small page of a business, of one card: what it is about, how it stands, and what may be
/// done. Works without a script, names no customer, speaks the language of its business.
final class Page {

  /// How something stands.
  enum Mood {
    GOOD("state good"),
    WAIT("state wait"),
    PLAIN("state");

    private final String style;

    Mood(String style) {
      this.style = style;
    }
  }

  /// A button that sends one word.
  record Button(String action, String label, String style) {}

  private final Optional<Profile> business;
  private final Words words;
  private final String title;
  private final Markup card = new Markup();

  private Page(Optional<Profile> business, String title) {
    this.business = business;
    this.words = business.map(Words::of).orElse(Words.ENGLISH);
    this.title = words.say(title);
  }

  static Page of(Profile business, String title) {
    var page = new Page(Optional.of(business), title);
    page.card.element("p class=\"business\"", business.name()).element("h1", page.title);
    return page;
  }

  /// A page of nobody in particular.
  static Page of(String title) {
    var page = new Page(Optional.empty(), title);
    page.card.element("h1", page.title);
    return page;
  }

  private Profile profile() {
    return business.orElseThrow();
  }

  private Notices notices() {
    return Notices.of(profile());
  }

  /// @param over whether it is no longer so
  Page when(Slot slot, boolean over) {
    var start = slot.start().atZone(profile().zone());
    card.raw(over ? "<div class=\"when was\">" : "<div class=\"when\">")
        .raw("<div class=\"leaf\" aria-hidden=\"true\">")
        .element("span", start.getMonth().getDisplayName(TextStyle.SHORT, words.locale()))
        .element("b", Integer.toString(start.getDayOfMonth()))
        .element("span", start.getDayOfWeek().getDisplayName(TextStyle.SHORT, words.locale()))
        .raw("</div><div class=\"time\">")
        .element("b", notices().clock(slot.start()) + " – " + notices().clock(slot.end()))
        .element("span", words.day(start.toLocalDate()))
        .element("span class=\"hint\"", zone(slot.start()))
        .raw("</div></div>");
    return this;
  }

  private String zone(Instant at) {
    return DateTimeFormatter.ofPattern("zzzz", words.locale()).format(at.atZone(profile().zone()));
  }

  Page state(Mood mood, String sentence) {
    card.raw("<p class=\"")
        .raw(mood.style)
        .raw("\" role=\"status\">")
        .text(words.say(sentence))
        .raw("</p>");
    return this;
  }

  Page say(String sentence) {
    card.element("p", words.say(sentence));
    return this;
  }

  Page facts(Map<String, String> facts) {
    if (facts.isEmpty()) return this;
    card.raw("<dl>");
    facts.forEach((name, value) -> card.element("dt", words.say(name)).element("dd", value));
    card.raw("</dl>");
    return this;
  }

  Page buttons(List<Button> buttons) {
    card.raw("<div class=\"actions\">");
    for (var it : buttons) {
      card.raw("<form method=\"post\">");
      button(it);
      card.raw("</form>");
    }
    card.raw("</div>");
    return this;
  }

  private void button(Button it) {
    card.raw("<button class=\"")
        .raw(it.style())
        .raw("\" name=\"action\" value=\"")
        .raw(it.action())
        .raw("\">")
        .text(words.say(it.label()))
        .raw("</button>");
  }

  /// @param open whether it is shown without being asked for
  Page times(String label, List<Opening> openings, boolean open) {
    card.raw(open ? "<details open>" : "<details>").element("summary", words.say(label));
    if (openings.isEmpty()) {
      card.raw("<div>")
          .element("p class=\"hint\"", words.say("There is no other time to choose at the moment."))
          .raw("</div></details>");
      return this;
    }
    card.raw("<form method=\"post\">");
    days(openings).forEach(this::day);
    button(new Button("move", "Take this time", "strong"));
    card.raw("</form></details>");
    return this;
  }

  private Map<LocalDate, List<Opening>> days(List<Opening> openings) {
    var days = new LinkedHashMap<LocalDate, List<Opening>>();
    for (var it : openings)
      days.computeIfAbsent(
              LocalDate.ofInstant(it.slot().start(), profile().zone()), _ -> new ArrayList<>())
          .add(it);
    return days;
  }

  private void day(LocalDate date, List<Opening> openings) {
    card.raw("<fieldset class=\"times\">").element("legend", words.day(date)).raw("<div>");
    for (var it : openings)
      card.raw("<label><input type=\"radio\" name=\"slot\" required value=\"")
          .text(Choice.of(it).text())
          .raw("\">")
          .element("span", notices().clock(it.slot().start()))
          .raw("</label>");
    card.raw("</div></fieldset>");
  }

  /// @param fee what it costs, if anything
  Page cancelling(Optional<String> policy, Optional<String> fee, Map<String, String> reasons) {
    card.raw("<details class=\"quiet\">")
        .element("summary", words.say("Cancel it"))
        .raw("<form method=\"post\">");
    policy.ifPresent(it -> card.element("p class=\"hint\"", it));
    fee.ifPresent(it -> card.element("p", words.say("Cancelling now may cost %s.", it)));
    card.raw("<fieldset class=\"times\">")
        .element("legend", words.say("Would you tell us why?"))
        .raw("<div>");
    reasons.forEach((code, label) ->
        card.raw("<label><input type=\"radio\" name=\"reason\" value=\"")
            .raw(code)
            .raw("\">")
            .element("span", words.say(label))
            .raw("</label>"));
    card.raw("</div></fieldset>");
    button(new Button("cancel", "Yes, cancel it", "danger"));
    card.raw("</form></details>");
    return this;
  }

  /// The whole document.
  String html(String style) {
    var page = new Markup();
    page.raw("<!doctype html><html lang=\"")
        .text(words.language())
        .raw("\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"robots\" content=\"noindex, nofollow\">")
        .raw("<link rel=\"icon\" href=\"data:,\">")
        .element("title", title)
        .raw("<link rel=\"stylesheet\" href=\"")
        .text(style)
        .raw("\"></head><body><main>")
        .raw(card.toString())
        .raw("</main>");
    business.flatMap(it -> it.numbers().stream().findFirst()).ifPresent(it -> call(page, it));
    return page.raw("</body></html>").toString();
  }

  private void call(Markup page, Phone number) {
    page.raw("<footer>")
        .text(words.say("Questions? Call "))
        .raw("<a href=\"tel:")
        .text(number.e164())
        .raw("\">")
        .text(spaced(number))
        .raw("</a></footer>");
  }

  private static String spaced(Phone number) {
    var it = number.e164();
    return it.startsWith("+1") && it.length() == 12
        ? "(%s) %s-%s".formatted(it.substring(2, 5), it.substring(5, 8), it.substring(8))
        : it;
  }
}
