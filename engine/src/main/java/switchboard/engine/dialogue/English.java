package switchboard.engine.dialogue;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// English, with the dates of either side of the ocean.
record English() implements Tongue {

  private static final List<String> COUNTS = List.of("no", "one", "two", "three", "four", "five");

  @Override
  public String code() {
    return "en";
  }

  @Override
  public String day(LocalDate day, LocalDate today, boolean american) {
    long ahead = ChronoUnit.DAYS.between(today, day);
    if (ahead == 0) return "today";
    if (ahead == 1) return "tomorrow";
    var name = name(day.getDayOfWeek());
    return ahead < 6 ? "on " + name : "on " + name + ", " + date(day, american);
  }

  @Override
  public String date(LocalDate day, boolean american) {
    var month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.US);
    var nth = day.getDayOfMonth() + ending(day.getDayOfMonth());
    return american ? month + " " + nth : "the " + nth + " of " + month;
  }

  /// `st`, `nd`, `rd` or `th`.
  static String ending(int day) {
    if (day >= 11 && day <= 13) return "th";
    return switch (day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  @Override
  public String clock(LocalTime time) {
    var pattern = time.getMinute() == 0 ? "h a" : "h:mm a";
    return time.equals(LocalTime.NOON)
        ? "noon"
        : DateTimeFormatter.ofPattern(pattern, Locale.US).format(time);
  }

  @Override
  public String writtenDay(LocalDate day, boolean american) {
    var pattern = american ? "EEE, MMM d" : "EEE d MMM";
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(day);
  }

  @Override
  public String writtenClock(LocalTime time, boolean american) {
    return DateTimeFormatter.ofPattern(american ? "h:mm a" : "HH:mm", Locale.US).format(time);
  }

  @Override
  public String at(String day, String clock) {
    return day + " at " + clock;
  }

  @Override
  public String length(Duration length) {
    long hours = length.toHours();
    boolean days = hours > 24 && hours % 24 == 0;
    boolean whole = length.toMinutes() % 60 == 0;
    if (days) return hours / 24 + " days";
    if (!whole) return length.toMinutes() + " minutes";
    return hours == 1 ? "one hour" : hours + " hours";
  }

  @Override
  public String count(int number) {
    return number < COUNTS.size() ? COUNTS.get(number) : Integer.toString(number);
  }

  @Override
  public String either(List<String> items) {
    return join(items, " or ");
  }

  @Override
  public String eitherOf(List<String> items) {
    return join(items, ", or ");
  }

  @Override
  public String both(List<String> items) {
    return join(items, " and ");
  }

  static String join(List<String> items, String last) {
    if (items.size() < 2) return String.join("", items);
    var head = items.subList(0, items.size() - 1);
    return String.join(", ", head) + last + items.getLast();
  }

  @Override
  public String days(DayOfWeek first, DayOfWeek last) {
    return first == last ? name(first) : name(first) + " to " + name(last);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.US);
  }

  @Override
  public String every(DayOfWeek day) {
    return "on " + name(day) + "s";
  }

  @Override
  public String thatDay() {
    return "that day";
  }

  @Override
  public String open(String days, String spans) {
    return days + " from " + spans;
  }

  @Override
  public String span(LocalTime from, LocalTime to) {
    return clock(from) + " to " + clock(to);
  }

  @Override
  public String key(int number, String what) {
    return number + " for " + what;
  }

  @Override
  public String money(BigDecimal amount, Currency currency, String country, boolean voice) {
    return written(amount, currency, country);
  }

  /// Without cents that are none.
  static String written(BigDecimal amount, Currency currency, String country) {
    var format = NumberFormat.getCurrencyInstance(Locale.of("en", country));
    format.setCurrency(currency);
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    format.setMaximumFractionDigits(whole ? 0 : currency.getDefaultFractionDigits());
    return format.format(amount);
  }

  @Override
  public String price(BigDecimal amount, Currency currency, String country, boolean voice) {
    var million = BigDecimal.TEN.pow(6);
    var count = amount.divide(million).stripTrailingZeros();
    if (amount.compareTo(million) < 0 || count.scale() > 2)
      return written(amount, currency, country);
    var one = written(million, currency, country).replaceAll("1[,.\\s]?000[,.\\s]?000", "#");
    return one.replace("#", count.toPlainString()) + " million";
  }

  @Override
  public String with(String person) {
    return " with " + person;
  }

  @Override
  public String place(String where) {
    return " at " + where;
  }

  @Override
  public String home(String kind, int beds, boolean wanted) {
    var plain = beds == 0 ? kind : count(beds) + (wanted ? "-bedroom " : " bedroom ") + kind;
    return wanted ? "a " + plain : plain;
  }

  @Override
  public String feature(String word) {
    return word;
  }

  @Override
  public String terms(
      Optional<String> area, List<String> musts, Optional<String> most, boolean monthly) {
    var parts = new ArrayList<String>();
    area.ifPresent(it -> parts.add("in " + it));
    musts.forEach(it -> parts.add("with " + it));
    most.ifPresent(it -> parts.add("up to " + it + (monthly ? " a month" : "")));
    return String.join(" ", parts);
  }
}
