package switchboard.engine.dialogue;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import switchboard.engine.tenant.Profile.Span;

/// Times, lists, hours and money as a voice says them or a text message writes them, on the wall
/// clock of the tenant and in the language of its profile.
public record Wording(Setting setting) {

  /// How its language says them.
  public Tongue tongue() {
    return Tongue.of(setting.profile().language());
  }

  /// "tomorrow at 9 AM", "Tuesday, November 24th at half past"… never digits a voice stumbles over.
  String time(Instant at) {
    return setting.voice() ? spoken(at) : written(at);
  }

  /// As a voice says it, whether or not it is a voice that does.
  public String spokenTime(Instant at) {
    return spoken(at);
  }

  String spoken(Instant at) {
    return tongue().at(day(at, true), clock(at, true));
  }

  String written(Instant at) {
    return tongue().at(day(at, false), clock(at, false));
  }

  /// The day alone: "on Tuesday, November 24th".
  String day(Instant at) {
    return day(at, setting.voice());
  }

  private String day(Instant at, boolean voice) {
    var day = LocalDate.ofInstant(at, setting.zone());
    var today = LocalDate.ofInstant(setting.now(), setting.zone());
    return voice ? tongue().day(day, today, american()) : tongue().writtenDay(day, american());
  }

  private String clock(Instant at, boolean voice) {
    var time = at.atZone(setting.zone()).toLocalTime();
    return voice ? tongue().clock(time) : tongue().writtenClock(time, american());
  }

  /// "tomorrow at 8 AM, noon or 5 PM": each day is named once.
  String times(List<Instant> all) {
    var days = new LinkedHashMap<String, List<String>>();
    for (var it : all)
      days.computeIfAbsent(day(it), _ -> new ArrayList<>()).add(clock(it, setting.voice()));
    boolean plain = days.size() == 1 || days.values().stream().allMatch(it -> it.size() == 1);
    var each =
        days.entrySet().stream()
            .map(it -> tongue().at(it.getKey(), tongue().either(it.getValue())))
            .toList();
    return plain ? tongue().either(each) : tongue().eitherOf(each);
  }

  /// The same as what can be had: "tuesday at noon" rather than "on tuesday".
  String offered(List<Instant> all) {
    return times(all).replaceAll("(^|, or | or |, )on (?=\\p{Lu})", "$1");
  }

  /// `st`, `nd`, `rd` or `th`.
  public static String ending(int day) {
    return English.ending(day);
  }

  /// "noon", "8 AM", "2:30 PM", in English.
  public static String clock(LocalTime time) {
    return Tongue.USUAL.clock(time);
  }

  private boolean american() {
    return setting.profile().country().equals("US");
  }

  /// "24 hours", "2 days", "90 minutes".
  String length(Duration length) {
    return tongue().length(length);
  }

  String count(int number) {
    return tongue().count(number);
  }

  /// "a, b or c".
  String either(List<String> items) {
    return tongue().either(items);
  }

  /// "a, b and c", in English.
  public static String both(List<String> items) {
    return Tongue.USUAL.both(items);
  }

  /// "Monday to Friday from 8 AM to 6 PM and Saturday from 9 AM to 1 PM".
  public String hours() {
    var spoken = new ArrayList<String>();
    DayOfWeek first = null;
    for (var day : DayOfWeek.values()) {
      if (first == null) first = day;
      boolean last = day == DayOfWeek.SUNDAY;
      if (!last && spans(day).equals(spans(day.plus(1)))) continue;
      if (!spans(day).isEmpty())
        spoken.add(tongue().open(tongue().days(first, day), spans(spans(day))));
      first = null;
    }
    return tongue().both(spoken);
  }

  /// "8 AM to 6 PM"; empty: closed.
  String hours(DayOfWeek day) {
    return spans(spans(day));
  }

  private List<Span> spans(DayOfWeek day) {
    Map<DayOfWeek, List<Span>> hours = setting.profile().hours();
    return hours.getOrDefault(day, List.of());
  }

  private String spans(List<Span> spans) {
    return tongue().both(spans.stream().map(it -> tongue().span(it.from(), it.to())).toList());
  }

  /// The end of a long id, letter by letter: "4, F, 2, A".
  String code(String id) {
    var plain = id.replaceAll("[^\\p{Alnum}]", "").toUpperCase(Locale.ROOT);
    var end = plain.substring(Math.max(0, plain.length() - 4));
    return setting.voice() ? String.join(", ", end.split("")) : end;
  }

  /// A telephone number as it is dialled at home, digit by digit where it is heard.
  String phone(String e164) {
    var home = setting.profile().country().equals("GB") ? e164.replaceFirst("^\\+44", "0") : e164;
    return setting.voice() ? String.join(" ", home.split("")) : home;
  }

  /// "the 1st of December", "January 5th".
  String on(LocalDate date) {
    return tongue().date(date, american());
  }

  /// As money, with millions in words: "£1.2 million", "£850,000".
  public String price(long minor) {
    return tongue().price(amount(minor), currency(), country(), setting.voice());
  }

  /// An amount in minor units, without cents that are none.
  public String money(long minor) {
    return tongue().money(amount(minor), currency(), country(), setting.voice());
  }

  private BigDecimal amount(long minor) {
    return BigDecimal.valueOf(minor, currency().getDefaultFractionDigits());
  }

  private Currency currency() {
    return Currency.getInstance(setting.profile().currency());
  }

  private String country() {
    return setting.profile().country();
  }
}
