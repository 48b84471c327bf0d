package switchboard.engine.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile.Resource;
import switchboard.engine.tool.OwnerResult.VisitCard;

/// Times, visits and people in words fit for a voice, as the business's own people are told them.
record OwnerWords(Speaker speaker) {

  private static final int NEAR = 6;

  private Setting setting() {
    return speaker.setting();
  }

  static String capital(String text) {
    return SpokenText.capital(text);
  }

  /// "three appointments".
  static String counted(long number, String noun) {
    return SpokenText.counted(number, noun);
  }

  /// "today", "on Friday between noon and 6 PM", "this week".
  String when(OwnerAsk ask) {
    if (!ask.timed() && ask.kind().reach == OwnerAsk.Reach.AHEAD) return "in the next two weeks";
    return when(ask.begin(setting()), ask.end(setting()));
  }

  String when(LocalDateTime from, LocalDateTime to) {
    var last = to.minusSeconds(1).toLocalDate();
    boolean whole = midnight(from) && midnight(to);
    if (from.toLocalDate().equals(last))
      return whole ? day(last) : day(last) + " from " + clock(from) + " to " + clock(to);
    boolean week = whole && from.getDayOfWeek().getValue() == 1 && from.plusDays(7).equals(to);
    if (week && ahead(from.toLocalDate()) <= 0 && ahead(last) >= 0) return "this week";
    if (week && ahead(from.toLocalDate()) > 0 && ahead(from.toLocalDate()) <= 7) return "next week";
    return "from " + bare(from.toLocalDate()) + " to " + bare(last);
  }

  private static boolean midnight(LocalDateTime it) {
    return it.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private long ahead(LocalDate date) {
    return ChronoUnit.DAYS.between(OwnerAsk.today(setting()), date);
  }

  /// "tomorrow", "on Friday", "on Friday, December 4th".
  String day(LocalDate date) {
    var bare = bare(date);
    boolean near = Math.abs(ahead(date)) <= 1;
    return near ? bare : "on " + bare;
  }

  private String bare(LocalDate date) {
    long ahead = ahead(date);
    if (ahead == 0) return "today";
    if (ahead == 1) return "tomorrow";
    if (ahead == -1) return "yesterday";
    var name = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
    return ahead > 0 && ahead <= NEAR ? name : name + ", " + speaker.wording().on(date);
  }

  static String clock(LocalDateTime time) {
    return midnight(time) ? "midnight" : Wording.clock(time.toLocalTime());
  }

  String clock(Instant at) {
    return clock(OwnerAsk.local(setting(), at));
  }

  String times(List<Slot> slots) {
    return Wording.both(
        slots.stream().map(it -> "from " + clock(it.start()) + " to " + clock(it.end())).toList());
  }

  String time(Instant at) {
    return speaker.wording().spokenTime(at);
  }

  /// "at 8 AM, faucet repair for Pat Example, 1 Elm Street, Van 1".
  String visit(VisitCard it, boolean dated, boolean open) {
    var parts = new ArrayList<String>();
    parts.add(dated ? time(it.slot().start()) : "at " + clock(it.slot().start()));
    parts.add(what(it, open));
    if (open) it.address().map(OwnerWords::street).filter(a -> !a.isEmpty()).ifPresent(parts::add);
    if (several()) parts.add(resource(it.resource()));
    if (it.pending()) parts.add(speaker.phrase("office-pending"));
    return String.join(", ", parts);
  }

  /// "faucet repair for Pat Example, tomorrow at 8 AM".
  String named(VisitCard it) {
    return what(it, true) + ", " + time(it.slot().start());
  }

  /// "tomorrow at 8 AM for Pat Example".
  String brief(VisitCard it) {
    return time(it.slot().start()) + whom(it);
  }

  private String what(VisitCard it, boolean open) {
    var service = SpokenText.plain(speaker.service(Optional.of(it.service())));
    var urgent = it.emergency() ? speaker.phrase("office-emergency", "service", service) : service;
    return open ? urgent + whom(it) : urgent;
  }

  private String whom(VisitCard it) {
    return plain(it.name())
        .map(name -> " " + speaker.phrase("office-for", "name", name))
        .orElse("");
  }

  private static String street(Personal address) {
    return address.erased() ? "" : SpokenText.plain(address.text().split(",", 2)[0]);
  }

  static Optional<String> plain(Optional<Personal> it) {
    return it.filter(p -> !p.erased())
        .map(Personal::text)
        .map(SpokenText::plain)
        .filter(text -> !text.isEmpty());
  }

  /// As it is dialled at home, in groups a listener can write down.
  String phone(String e164) {
    boolean american = speaker.profile().country().equals("US");
    var home = american ? e164.replaceFirst("^\\+1(?=\\d{10}$)", "") : e164;
    var said = speaker.wording().phone(home);
    return speaker.setting().voice() && home.length() == 10 && american
        ? String.join(", ", said.substring(0, 5), said.substring(6, 11), said.substring(12))
        : said;
  }

  String resource(String id) {
    return speaker.profile().resource(id).map(Resource::name).map(SpokenText::plain).orElse(id);
  }

  /// Those whose schedules there are.
  List<Resource> leading() {
    return speaker.profile().resources().stream().filter(it -> it.kind().leads()).toList();
  }

  boolean several() {
    return leading().size() > 1;
  }

  /// " for Van 1", where there are others.
  String whose(OwnerAsk ask) {
    return ask.resource()
        .filter(_ -> several())
        .map(it -> " " + speaker.phrase("office-for", "name", resource(it)))
        .orElse("");
  }
}
