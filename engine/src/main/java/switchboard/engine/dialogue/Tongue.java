package switchboard.engine.dialogue;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a language says numbers, times, money and lists. What whole sentences say stands with the
/// [Phrases] of the language.
public sealed interface Tongue permits English, Spanish {

  /// The language of those texts that no other is known for.
  Tongue USUAL = new English();

  /// Those that the rules can speak.
  List<Tongue> ALL = List.of(USUAL, new Spanish());

  /// The one a tag (BCP 47) asks for; empty if the rules do not speak it.
  static Optional<Tongue> spoken(String tag) {
    var code = Locale.forLanguageTag(tag).getLanguage();
    return ALL.stream().filter(it -> it.code().equals(code)).findFirst();
  }

  /// The one a tag asks for, else English.
  static Tongue of(String tag) {
    return spoken(tag).orElse(USUAL);
  }

  /// ISO 639: `en`.
  String code();

  /// "tomorrow", "on Tuesday", "on Tuesday, November 24th".
  String day(LocalDate day, LocalDate today, boolean american);

  /// "November 24th", "the 24th of November".
  String date(LocalDate day, boolean american);

  /// "noon", "8 AM", "2:30 PM".
  String clock(LocalTime time);

  /// As it is read: "Tue, Nov 24".
  String writtenDay(LocalDate day, boolean american);

  /// As it is read: "2:30 PM", "14:30".
  String writtenClock(LocalTime time, boolean american);

  /// "tomorrow at 8 AM", of a day and an hour.
  String at(String day, String clock);

  /// "24 hours", "2 days", "90 minutes".
  String length(Duration length);

  /// As a word where it is a small number.
  String count(int number);

  /// "a, b or c".
  String either(List<String> items);

  /// The same, of items that have an "or" of their own.
  String eitherOf(List<String> items);

  /// "a, b and c".
  String both(List<String> items);

  /// "Monday to Friday".
  String days(DayOfWeek first, DayOfWeek last);

  /// "on Saturdays".
  String every(DayOfWeek day);

  /// "that day".
  String thatDay();

  /// "Monday from 8 AM to 6 PM", of days and spans.
  String open(String days, String spans);

  /// "8 AM to 6 PM".
  String span(LocalTime from, LocalTime to);

  /// "2 for tomorrow at 8 AM": what a key stands for.
  String key(int number, String what);

  /// An amount, as a voice says it or as it is read.
  String money(BigDecimal amount, Currency currency, String country, boolean voice);

  /// The same, with millions in words.
  String price(BigDecimal amount, Currency currency, String country, boolean voice);

  /// " with Dr. Example".
  String with(String person);

  /// " at 1 Example Street".
  String place(String where);

  /// "a two-bedroom flat".
  ///
  /// @param kind `flat`, `house`, `studio`, `maisonette`, or `home` for whatever it is
  /// @param beds 0 where they do not matter
  /// @param wanted whether it is one that is looked for, rather than one there is
  String home(String kind, int beds, boolean wanted);

  /// What a home has, where the word is one of those that are known everywhere.
  String feature(String word);

  /// "in Maida Vale with garden up to £2,000 a month", each where it is known.
  String terms(Optional<String> area, List<String> musts, Optional<String> most, boolean monthly);
}
