package switchboard.engine.dialogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Spanish as it is spoken in the Americas: hours by the twelve and the part of the day, numbers in
/// words where they are heard.
record Spanish() implements Tongue {

  private static final Locale SPOKEN = Locale.of("es", "MX");

  /// What an amount is counted in, and a hundredth of it.
  private record Coin(String one, String many, boolean feminine, String cent, String cents) {}

  private static final Coin DOLLAR = new Coin("dólar", "dólares", false, "centavo", "centavos");
  private static final Map<String, Coin> COINS =
      Map.of(
          "USD",
          DOLLAR,
          "CAD",
          DOLLAR,
          "GBP",
          new Coin("libra", "libras", true, "penique", "peniques"),
          "EUR",
          new Coin("euro", "euros", false, "céntimo", "céntimos"),
          "MXN",
          new Coin("peso", "pesos", false, "centavo", "centavos"));
  private static final Map<String, String> KINDS =
      Map.of(
          "flat",
          "un departamento",
          "house",
          "una casa",
          "studio",
          "un estudio",
          "maisonette",
          "un dúplex",
          "home",
          "una vivienda");
  private static final Map<String, String> FEATURES =
      Map.of(
          "garden",
          "jardín",
          "parking",
          "estacionamiento",
          "balcony",
          "balcón",
          "terrace",
          "terraza",
          "lift",
          "elevador",
          "garage",
          "garaje",
          "furnished",
          "muebles",
          "pets",
          "mascotas",
          "gym",
          "gimnasio",
          "fireplace",
          "chimenea");

  @Override
  public String code() {
    return "es";
  }

  @Override
  public String day(LocalDate day, LocalDate today, boolean american) {
    long ahead = ChronoUnit.DAYS.between(today, day);
    if (ahead == 0) return "hoy";
    if (ahead == 1) return "mañana";
    var name = name(day.getDayOfWeek());
    return ahead < 6 ? "el " + name : "el " + name + " " + date(day, american);
  }

  @Override
  public String date(LocalDate day, boolean american) {
    int number = day.getDayOfMonth();
    var month = day.getMonth().getDisplayName(TextStyle.FULL, SPOKEN);
    return (number == 1 ? "primero" : Integer.toString(number)) + " de " + month;
  }

  @Override
  public String clock(LocalTime time) {
    if (time.equals(LocalTime.NOON)) return "las doce del mediodía";
    if (time.equals(LocalTime.MIDNIGHT)) return "las doce de la noche";
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    var article = hour == 1 ? "la " : "las ";
    var said = SpanishNumerals.of(hour, true);
    return article + said + minutes(time.getMinute()) + part(time.getHour());
  }

  private static String minutes(int minute) {
    return switch (minute) {
      case 0 -> "";
      case 15 -> " y cuarto";
      case 30 -> " y media";
      default -> " y " + SpanishNumerals.words(minute);
    };
  }

  private static String part(int hour) {
    if (hour < 5) return " de la madrugada";
    if (hour < 12) return " de la mañana";
    return hour < 19 ? " de la tarde" : " de la noche";
  }

  @Override
  public String writtenDay(LocalDate day, boolean american) {
    var week = name(day.getDayOfWeek()).substring(0, 3);
    var month = day.getMonth().getDisplayName(TextStyle.FULL, SPOKEN).substring(0, 3);
    return week + " " + day.getDayOfMonth() + " " + month;
  }

  @Override
  public String writtenClock(LocalTime time, boolean american) {
    int hour = american && time.getHour() % 12 == 0 ? 12 : time.getHour() % (american ? 12 : 24);
    var half = american ? (time.getHour() < 12 ? " am" : " pm") : "";
    return (hour == 1 ? "la " : "las ")
        + hour
        + ":"
        + String.format(Locale.ROOT, "%02d", time.getMinute())
        + half;
  }

  @Override
  public String at(String day, String clock) {
    return day + " a " + clock;
  }

  @Override
  public String length(Duration length) {
    long hours = length.toHours();
    boolean days = hours > 24 && hours % 24 == 0;
    boolean whole = length.toMinutes() % 60 == 0;
    if (days) return hours / 24 + " días";
    if (!whole) return length.toMinutes() + " minutos";
    return hours == 1 ? "una hora" : hours + " horas";
  }

  @Override
  public String count(int number) {
    return SpanishNumerals.words(number);
  }

  @Override
  public String either(List<String> items) {
    return English.join(items, or(items));
  }

  @Override
  public String eitherOf(List<String> items) {
    return English.join(items, "," + or(items));
  }

  /// "siete u ocho".
  private static String or(List<String> items) {
    boolean other =
        !items.isEmpty() && items.getLast().toLowerCase(Locale.ROOT).matches("(h?[oó]|8|11\\b).*");
    return other ? " u " : " o ";
  }

  /// "padres e hijos".
  @Override
  public String both(List<String> items) {
    boolean other =
        !items.isEmpty()
            && items.getLast().toLowerCase(Locale.ROOT).matches("h?[ií](?![aeoáéó]).*");
    return English.join(items, other ? " e " : " y ");
  }

  @Override
  public String days(DayOfWeek first, DayOfWeek last) {
    return first == last ? every(first) : "de " + name(first) + " a " + name(last);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, SPOKEN);
  }

  @Override
  public String every(DayOfWeek day) {
    var name = name(day);
    return "los " + (name.endsWith("s") ? name : name + "s");
  }

  @Override
  public String thatDay() {
    return "ese día";
  }

  @Override
  public String open(String days, String spans) {
    return days + " de " + spans;
  }

  @Override
  public String span(LocalTime from, LocalTime to) {
    return clock(from) + " a " + clock(to);
  }

  @Override
  public String key(int number, String what) {
    return number + " para " + what;
  }

  @Override
  public String money(BigDecimal amount, Currency currency, String country, boolean voice) {
    var coin = COINS.get(currency.getCurrencyCode());
    if (!voice || coin == null) return English.written(amount, currency, country);
    long whole = amount.longValue();
    int cents =
        amount
            .remainder(BigDecimal.ONE)
            .movePointRight(2)
            .setScale(0, RoundingMode.HALF_UP)
            .intValue();
    var said = counted(whole, coin);
    if (cents == 0) return said;
    var rest = SpanishNumerals.of(cents, false) + " " + (cents == 1 ? coin.cent : coin.cents);
    return whole == 0 ? rest : said + " con " + rest;
  }

  private static String counted(long whole, Coin coin) {
    if (whole == 1) return SpanishNumerals.of(1, coin.feminine) + " " + coin.one;
    boolean round = whole >= 1_000_000 && whole % 1_000_000 == 0;
    return SpanishNumerals.of(whole, coin.feminine) + (round ? " de " : " ") + coin.many;
  }

  @Override
  public String price(BigDecimal amount, Currency currency, String country, boolean voice) {
    return money(amount, currency, country, voice);
  }

  @Override
  public String with(String person) {
    return " con " + person;
  }

  @Override
  public String place(String where) {
    return " en " + where;
  }

  @Override
  public String home(String kind, int beds, boolean wanted) {
    var plain = KINDS.getOrDefault(kind, kind);
    if (beds == 0) return plain;
    return plain
        + " de "
        + SpanishNumerals.of(beds, true)
        + (beds == 1 ? " recámara" : " recámaras");
  }

  @Override
  public String feature(String word) {
    return FEATURES.getOrDefault(word, word);
  }

  @Override
  public String terms(
      Optional<String> area, List<String> musts, Optional<String> most, boolean monthly) {
    var parts = new ArrayList<String>();
    area.ifPresent(it -> parts.add("en " + it));
    musts.forEach(it -> parts.add("con " + feature(it)));
    most.ifPresent(it -> parts.add("hasta " + it + (monthly ? " al mes" : "")));
    return String.join(" ", parts);
  }
}
