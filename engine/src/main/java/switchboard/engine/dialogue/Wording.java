package switchboard.engine.dialogue;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Profile.Span;

/// Times, lists, hours and money as a voice says them or a text message writes them, on the wall
/// clock of the tenant.
public record Wording(Setting setting) {

  /// "tomorrow at 9 AM", "Tuesday, November 24th at half past"… never digits a voice stumbles over.
  String time(Instant at) {
    return setting.voice() ? spoken(at) : written(at);
  }

  /// As a voice says it, whether or not it is a voice that does.
  public String spokenTime(Instant at) {
    return spoken(at);
  }

  String spoken(Instant at) {
    var then = at.atZone(setting.zone());
    return day(then) + " at " + clock(then.toLocalTime());
  }

  String written(Instant at) {
    var pattern = american() ? "EEE, MMM d 'at' h:mm a" : "EEE d MMM 'at' HH:mm";
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(at.atZone(setting.zone()));
  }

  /// "tomorrow at 8 AM, noon or 5 PM": each day is named once.
  String times(List<Instant> all) {
    var days = new LinkedHashMap<String, List<String>>();
    for (var it : all) {
      var parts = time(it).split(" at ", 2);
      days.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
    }
    boolean plain = days.size() == 1 || days.values().stream().allMatch(it -> it.size() == 1);
    var each =
        days.entrySet().stream().map(it -> it.getKey() + " at " + either(it.getValue())).toList();
    return plain ? either(each) : join(each, ", or ");
  }

  /// The same as what can be had: "tuesday at noon" rather than "on tuesday".
  String offered(List<Instant> all) {
    return times(all).replaceAll("(^|, or | or |, )on (?=\\p{Lu})", "$1");
  }

  private String day(ZonedDateTime then) {
    var today = LocalDate.ofInstant(setting.now(), setting.zone());
    long ahead = ChronoUnit.DAYS.between(today, then.toLocalDate());
    if (ahead == 0) return "today";
    if (ahead == 1) return "tomorrow";
    var name = name(then.getDayOfWeek());
    return ahead < 6 ? "on " + name : "on " + name + ", " + date(then.toLocalDate());
  }

  private String date(LocalDate date) {
    var month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.US);
    var nth = date.getDayOfMonth() + ending(date.getDayOfMonth());
    return american() ? month + " " + nth : "the " + nth + " of " + month;
  }

  /// `st`, `nd`, `rd` or `th`.
  public static String ending(int day) {
    if (day >= 11 && day <= 13) return "th";
    return switch (day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  /// "noon", "8 AM", "2:30 PM".
  public static String clock(LocalTime time) {
    var pattern = time.getMinute() == 0 ? "h a" : "h:mm a";
    return time.equals(LocalTime.NOON)
        ? "noon"
        : DateTimeFormatter.ofPattern(pattern, Locale.US).format(time);
  }

  private boolean american() {
    return setting.profile().country().equals("US");
  }

  /// "24 hours", "2 days", "90 minutes".
  static String length(Duration length) {
    long hours = length.toHours();
    boolean days = hours > 24 && hours % 24 == 0;
    boolean whole = length.toMinutes() % 60 == 0;
    if (days) return hours / 24 + " days";
    if (!whole) return length.toMinutes() + " minutes";
    return hours == 1 ? "one hour" : hours + " hours";
  }

  static String count(int number) {
    var words = List.of("no", "one", "two", "three", "four", "five");
    return number < words.size() ? words.get(number) : Integer.toString(number);
  }

  /// "a, b or c".
  static String either(List<String> items) {
    return join(items, " or ");
  }

  /// "a, b and c".
  public static String both(List<String> items) {
    return join(items, " and ");
  }

  private static String join(List<String> items, String last) {
    if (items.size() < 2) return String.join("", items);
    var head = items.subList(0, items.size() - 1);
    return String.join(", ", head) + last + items.getLast();
  }

  /// "Monday to Friday from 8 AM to 6 PM and Saturday from 9 AM to 1 PM".
  public String hours() {
    var spoken = new ArrayList<String>();
    DayOfWeek first = null;
    for (var day : DayOfWeek.values()) {
      if (first == null) first = day;
      boolean last = day == DayOfWeek.SUNDAY;
      if (!last && spans(day).equals(spans(day.plus(1)))) continue;
      if (!spans(day).isEmpty()) spoken.add(days(first, day) + " from " + spans(spans(day)));
      first = null;
    }
    return both(spoken);
  }

  /// "8 AM to 6 PM"; empty: closed.
  String hours(DayOfWeek day) {
    return spans(spans(day));
  }

  private static String days(DayOfWeek first, DayOfWeek last) {
    return first == last ? name(first) : name(first) + " to " + name(last);
  }

  static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.US);
  }

  private List<Span> spans(DayOfWeek day) {
    Map<DayOfWeek, List<Span>> hours = setting.profile().hours();
    return hours.getOrDefault(day, List.of());
  }

  private static String spans(List<Span> spans) {
    return both(
        Stream.of(spans)
            .flatMap(List::stream)
            .map(it -> clock(it.from()) + " to " + clock(it.to()))
            .toList());
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
    return date(date);
  }

  /// As money, with millions in words: "£1.2 million", "£850,000".
  public String price(long minor) {
    var currency = Currency.getInstance(setting.profile().currency());
    var million = BigDecimal.TEN.pow(6 + currency.getDefaultFractionDigits());
    var amount = BigDecimal.valueOf(minor);
    var count = amount.divide(million).stripTrailingZeros();
    if (amount.compareTo(million) < 0 || count.scale() > 2) return money(minor);
    var one = money(million.longValueExact()).replaceAll("1[,.\\s]?000[,.\\s]?000", "#");
    return one.replace("#", count.toPlainString()) + " million";
  }

  /// An amount in minor units, without cents that are none.
  public String money(long minor) {
    Profile profile = setting.profile();
    var currency = Currency.getInstance(profile.currency());
    var format = NumberFormat.getCurrencyInstance(Locale.of("en", profile.country()));
    format.setCurrency(currency);
    var amount = BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    format.setMaximumFractionDigits(whole ? 0 : currency.getDefaultFractionDigits());
    return format.format(amount);
  }
}
