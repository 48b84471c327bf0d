package switchboard.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Numbers, times, money and lists, as they are said in Spanish.
class SpanishTest {

  private static final Tongue IT = Tongue.of("es-US");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private static String money(String amount, String currency, String country) {
    return IT.money(new BigDecimal(amount), Currency.getInstance(currency), country, true);
  }

  @Test
  void hours_have_their_part_of_the_day() {
    assertThat(IT.clock(LocalTime.of(9, 0))).isEqualTo("las nueve de la mañana");
    assertThat(IT.clock(LocalTime.of(15, 30))).isEqualTo("las tres y media de la tarde");
    assertThat(IT.clock(LocalTime.of(13, 15))).isEqualTo("la una y cuarto de la tarde");
    assertThat(IT.clock(LocalTime.of(20, 45))).isEqualTo("las ocho y cuarenta y cinco de la noche");
    assertThat(IT.clock(LocalTime.NOON)).isEqualTo("las doce del mediodía");
    assertThat(IT.clock(LocalTime.MIDNIGHT)).isEqualTo("las doce de la noche");
    assertThat(IT.clock(LocalTime.of(3, 0))).isEqualTo("las tres de la madrugada");
  }

  @Test
  void days_are_named_by_how_far_they_are() {
    assertThat(IT.day(MONDAY, MONDAY, true)).isEqualTo("hoy");
    assertThat(IT.day(MONDAY.plusDays(1), MONDAY, true)).isEqualTo("mañana");
    assertThat(IT.day(MONDAY.plusDays(3), MONDAY, true)).isEqualTo("el jueves");
    assertThat(IT.day(MONDAY.plusDays(8), MONDAY, true))
        .isEqualTo("el martes primero de diciembre");
    assertThat(IT.day(MONDAY.plusDays(29), MONDAY, true)).isEqualTo("el martes 22 de diciembre");
  }

  @Test
  void what_is_read_is_short() {
    assertThat(IT.at(IT.writtenDay(MONDAY, true), IT.writtenClock(LocalTime.of(13, 5), true)))
        .isEqualTo("lun 23 nov a la 1:05 pm");
    assertThat(IT.writtenClock(LocalTime.of(14, 0), false)).isEqualTo("las 14:00");
    assertThat(IT.writtenClock(LocalTime.NOON, true)).isEqualTo("las 12:00 pm");
  }

  @Test
  void money_is_counted_in_words() {
    assertThat(money("125", "USD", "US")).isEqualTo("ciento veinticinco dólares");
    assertThat(money("1", "USD", "US")).isEqualTo("un dólar");
    assertThat(money("21.50", "USD", "US")).isEqualTo("veintiún dólares con cincuenta centavos");
    assertThat(money("0.01", "USD", "US")).isEqualTo("un centavo");
    assertThat(money("2200", "GBP", "GB")).isEqualTo("dos mil doscientas libras");
    assertThat(money("1000000", "GBP", "GB")).isEqualTo("un millón de libras");
    assertThat(money("850000", "GBP", "GB")).isEqualTo("ochocientas cincuenta mil libras");
    assertThat(money("31", "GBP", "GB")).isEqualTo("treinta y una libras");
  }

  @Test
  void money_that_is_read_stands_in_figures() {
    var dollars = Currency.getInstance("USD");
    assertThat(IT.money(new BigDecimal("125"), dollars, "US", false)).isEqualTo("$125");
  }

  @Test
  void numbers_change_before_what_is_counted() {
    assertThat(SpanishNumerals.words(21)).isEqualTo("veintiuno");
    assertThat(SpanishNumerals.of(21_000, false)).isEqualTo("veintiún mil");
    assertThat(SpanishNumerals.words(100)).isEqualTo("cien");
    assertThat(SpanishNumerals.words(101)).isEqualTo("ciento uno");
    assertThat(SpanishNumerals.words(1_999)).isEqualTo("mil novecientos noventa y nueve");
    assertThat(SpanishNumerals.words(-3)).isEqualTo("-3");
    assertThat(SpanishNumerals.words(2_000_000_000)).isEqualTo("2000000000");
  }

  @Test
  void and_and_or_give_way_to_their_own_sound() {
    assertThat(IT.both(List.of("fugas", "inodoros"))).isEqualTo("fugas e inodoros");
    assertThat(IT.both(List.of("agua", "hielo"))).isEqualTo("agua y hielo");
    assertThat(IT.both(List.of("uno", "dos", "tres"))).isEqualTo("uno, dos y tres");
    assertThat(IT.either(List.of("siete", "ocho"))).isEqualTo("siete u ocho");
    assertThat(IT.either(List.of("una", "otra"))).isEqualTo("una u otra");
    assertThat(IT.either(List.of("ocho", "nueve"))).isEqualTo("ocho o nueve");
    assertThat(IT.both(List.of())).isEmpty();
  }

  @Test
  void lengths_and_weeks() {
    assertThat(IT.length(Duration.ofHours(1))).isEqualTo("una hora");
    assertThat(IT.length(Duration.ofDays(2))).isEqualTo("2 días");
    assertThat(IT.length(Duration.ofMinutes(90))).isEqualTo("90 minutos");
    assertThat(IT.days(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)).isEqualTo("de lunes a viernes");
    assertThat(IT.every(DayOfWeek.SATURDAY)).isEqualTo("los sábados");
    assertThat(IT.every(DayOfWeek.MONDAY)).isEqualTo("los lunes");
  }

  @Test
  void homes_are_called_as_people_call_them() {
    assertThat(IT.home("flat", 2, true)).isEqualTo("un departamento de dos recámaras");
    assertThat(IT.home("studio", 0, false)).isEqualTo("un estudio");
    assertThat(
            IT.terms(Optional.of("Maida Vale"), List.of("garden"), Optional.of("mil libras"), true))
        .isEqualTo("en Maida Vale con jardín hasta mil libras al mes");
  }
}
