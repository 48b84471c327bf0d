package switchboard.engine.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a Spanish utterance says of time, put into the words of the grammar: days, dates, hours and
/// lengths by rule, turns of phrase by `spanish-times.txt`. Whatever else was said is hidden, so
/// that no Spanish word is taken for an English one. "el lunes que viene" and "el próximo lunes"
/// are the Monday to come.
final class SpanishTimes {

  private static final String SURE =
      "quiero|puede|pueden|puedo|tengo|manana|hoy|lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|semanas|hora|horas|meses|tarde|noche|mediodia|medianoche|despues|desde|hasta|entre|dentro|dias|dia|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|nochebuena|nochevieja|navidad|ahora|ahorita|cuanto|ayer|anoche|necesito|tiene|tienen|gracias|estoy|mes|posible|partir|finales|principios|mediados|minutos|verano|otono|primavera|invierno|santo";
  private static final String LIKELY =
      "el|los|las|del|que|por|para|una|esta|este|es|con|hay|antes|en|pero|mi|ano|favor|soy|cita|lo|la|media|menos|cuarto|punto|rato|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce";
  private static final String ENGLISH =
      "the|is|at|on|and|to|of|for|my|i|you|it|can|could|will|would|we|are|am|this|that|be|have|do|morning|afternoon|evening|tonight|today|tomorrow|in|around|about|street|avenue|noon|with|from|next|week|after|before|between|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|half|past|first|any|time|or";

  private static final Map<String, String> WEEKDAYS =
      Map.of(
          "lunes",
          "monday",
          "martes",
          "tuesday",
          "miercoles",
          "wednesday",
          "jueves",
          "thursday",
          "viernes",
          "friday",
          "sabado",
          "saturday",
          "domingo",
          "sunday",
          "sabados",
          "saturdays",
          "domingos",
          "sundays");
  private static final Map<String, String> MONTHS =
      Map.ofEntries(
          Map.entry("enero", "january"),
          Map.entry("febrero", "february"),
          Map.entry("marzo", "march"),
          Map.entry("abril", "april"),
          Map.entry("mayo", "may"),
          Map.entry("junio", "june"),
          Map.entry("julio", "july"),
          Map.entry("agosto", "august"),
          Map.entry("septiembre", "september"),
          Map.entry("setiembre", "september"),
          Map.entry("octubre", "october"),
          Map.entry("noviembre", "november"),
          Map.entry("diciembre", "december"));
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("minuto", "minutes"),
          Map.entry("minutos", "minutes"),
          Map.entry("hora", "hours"),
          Map.entry("horas", "hours"),
          Map.entry("dia", "days"),
          Map.entry("dias", "days"),
          Map.entry("semana", "weeks"),
          Map.entry("semanas", "weeks"),
          Map.entry("mes", "months"),
          Map.entry("meses", "months"),
          Map.entry("ano", "years"),
          Map.entry("anos", "years"));
  private static final String CONNECTING =
      "el|la|los|las|lo|de|del|en|por|a|al|para|quizas|quiza|tal|vez|creo|seria|como|tipo|alguna|algun|alla";

  private static final Map<String, String> RANKS =
      Map.of(
          "primer", "first", "primera", "first", "segundo", "second", "segunda", "second", "tercer",
          "third", "tercera", "third", "cuarto", "fourth", "ultimo", "last", "ultima", "last");
  private static final String LEADING = "en|para|hasta|desde|por|durante|a";

  private final Tokens tokens;
  private final SpanishHours hours;
  private final Gloss.Writer gloss;

  private SpanishTimes(Tokens tokens) {
    this.tokens = tokens;
    this.hours = new SpanishHours(tokens);
    this.gloss = new Gloss.Writer(tokens);
  }

  /// The gloss when the words around the time are Spanish.
  static Optional<Gloss> of(Tokens said) {
    var tokens = folded(said);
    var sure = tokens.count(it -> Tokens.oneOf(it.text(), SURE));
    var spanish = 2 * sure + tokens.count(it -> Tokens.oneOf(it.text(), LIKELY));
    var english = tokens.count(it -> Tokens.oneOf(it.text(), ENGLISH));
    return spanish > Math.max(1, 2 * english)
        ? Optional.of(new SpanishTimes(tokens).read())
        : Optional.empty();
  }

  private static Tokens folded(Tokens said) {
    var words = new ArrayList<Token>();
    for (var token : said.list()) {
      var text = Normalizer.normalize(token.text(), Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
      words.add(new Token(text, token.surface(), token.start(), token.pause()));
    }
    return new Tokens(words);
  }

  private Gloss read() {
    for (var i = 0; i < tokens.size(); ) i = word(i);
    return gloss.done();
  }

  private int word(int i) {
    var hour = hours.at(i);
    if (hour.isPresent()) return put(i, hour.get().to(), hour.get().words());
    var date = date(i);
    if (date > 0) return date;
    var ranked = ranked(i);
    if (ranked > 0) return ranked;
    var weekday = weekday(i);
    if (weekday > 0) return weekday;
    var length = length(i);
    if (length > 0) return length;
    var refused = refusal(i);
    if (refused > 0) return refused;
    var phrase = SpanishPhrases.at(tokens, i);
    if (phrase.isPresent()) return put(i, phrase.get().to(), phrase.get().words());
    var month = MONTHS.get(tokens.text(i));
    if (month != null)
      return put(i, i + 1, tokens.is(i - 1, LEADING) ? List.of("in", month) : List.of(month));
    if (tokens.is(i, CONNECTING)) return put(i, i + 1, List.of("the"));
    return put(i, i + 1, List.of(plain(i) ? tokens.text(i) : "~"));
  }

  private int put(int from, int to, List<String> words) {
    gloss.put(from, to, words);
    return to;
  }

  /// What is written alike: "10:30", "pm", "5/6".
  private boolean plain(int i) {
    var text = tokens.text(i);
    return tokens.is(i, "am|pm|-") || (text.length() > 2 && Character.isDigit(text.charAt(0)));
  }

  /// "el tres de mayo de 2027", "el día veinte", "del 3 al 5 de mayo".
  private int date(int i) {
    var led = tokens.is(i, "el|al|del");
    var start = led ? i + 1 : i;
    var named = tokens.after(start, "dia");
    var at = named > 0 ? named : start;
    var day = SpanishNumbers.day(tokens, at);
    if (day.isEmpty()) return -1;
    var to = day.get().to();
    var ordinal = day.get().value() + (day.get().value() == 1 ? "st" : "th");
    var of = tokens.after(to, "de|del?");
    var month = MONTHS.get(tokens.text(of));
    var words = new ArrayList<String>();
    if (led && tokens.is(i, "al")) words.add("to");
    if (led && tokens.is(i, "del") && to < tokens.size() && tokens.find(to, "al") == to)
      words.add("from");
    words.add("the");
    words.add(ordinal);
    if (month != null) {
      words.add("of");
      words.add(month);
      var year = tokens.after(of + 1, "de|del?");
      var written = NumberWords.written(tokens.text(year));
      if (written > 2000 && written < 2200) words.add(tokens.text(year));
      return put(i, written > 2000 && written < 2200 ? year + 1 : of + 1, words);
    }
    return named > 0 || (led && alone(to)) ? put(i, to, words) : -1;
  }

  /// Whether nothing follows that the number could count.
  private boolean alone(int i) {
    return i >= tokens.size()
        || tokens.pauseBefore(i)
        || SpanishPhrases.at(tokens, i).isPresent()
        || tokens.is(i, "a|al|por|en|de|y|o|me|esta|seria|puede|puedo|pueden");
  }

  /// "el próximo jueves", "este viernes", "el lunes que viene", "el martes en ocho".
  private int weekday(int i) {
    var at = tokens.after(i, "el|del|al|los?", "este|proximo?");
    var day = WEEKDAYS.get(tokens.text(at));
    if (day == null) return -1;
    var words = new ArrayList<String>();
    if (tokens.is(i, "al")) words.add("to");
    if (tokens.is(at - 1, "este")) words.add("this");
    if (tokens.is(i, "los") && !day.endsWith("ys")) day = day + "s";
    var to = tokens.after(at + 1, "que", "viene|entra");
    if (to < 0) to = tokens.after(at + 1, "proximo|siguiente|entrante");
    if (to > 0 || tokens.is(at - 1, "proximo")) words.add("coming");
    var past = tokens.is(at + 1, "pasado") && !tokens.is(at + 2, "manana");
    if (past) words.add("last");
    words.add(day);
    var week = tokens.after(at + 1, "en|de", "ocho", "dias?");
    if (week > 0) words.add("week");
    return put(i, week > 0 ? week : to > 0 ? to : past ? at + 2 : at + 1, words);
  }

  /// "el último viernes del mes", "la primera semana de julio".
  private int ranked(int i) {
    var at = tokens.skip(i, "el|la");
    var rank = RANKS.get(tokens.text(at));
    if (rank == null) return -1;
    var unit =
        switch (tokens.text(at + 1)) {
          case "dia" -> "day";
          case "semana" -> "week";
          default -> WEEKDAYS.getOrDefault(tokens.text(at + 1), "");
        };
    if (unit.isEmpty() || !tokens.is(at + 2, "de|del")) return -1;
    var month = MONTHS.containsKey(tokens.text(at + 3));
    return put(i, month ? at + 3 : at + 2, List.of("the", rank, unit, "of"));
  }

  /// "en dos horas y media", "hace tres días", "dentro de quince días" which are two weeks.
  private int length(int i) {
    if (tokens.is(i, "a") && WEEKDAYS.containsKey(tokens.text(i + 1)))
      return put(i, i + 1, List.of("to"));
    var in = tokens.is(i, "en");
    var ago = tokens.is(i, "hace");
    var count = SpanishNumbers.at(tokens, in || ago ? i + 1 : i);
    if (count.isEmpty()) return -1;
    var to = count.get().to();
    var unit = UNITS.get(tokens.text(to));
    if (unit == null) return -1;
    var words = new ArrayList<String>();
    if (in) words.add("in");
    var value = count.get().value();
    var weeks = unit.equals("days") && (value == 15 || value == 8);
    words.add(String.valueOf(weeks ? value / 7 : value));
    var half = tokens.after(to + 1, "y", "media");
    if (half > 0) words.addAll(List.of("and", "a", "half"));
    words.add(weeks ? "weeks" : unit);
    if (ago) words.add("ago");
    return put(i, half > 0 ? half : to + 1, words);
  }

  /// "no puedo el martes", "el martes no me viene bien".
  private int refusal(int i) {
    var to = tokens.after(i, "no", "puedo|podemos|podria");
    if (to < 0) to = tokens.after(i, "no", "me|nos", "viene|va|queda|sirve|funciona", "bien?");
    if (to < 0 && tokens.is(i, "no") && day(i + 1)) to = i + 1;
    if (to < 0) return -1;
    if (day(to)) return put(i, to, tokens.is(to - 1, "no") ? List.of("no") : List.of("not"));
    return put(i, to, List.of("does", "not", "work"));
  }

  private boolean day(int i) {
    var at = tokens.skip(i, "el|los|este|la|esta|proximo");
    return WEEKDAYS.containsKey(tokens.text(at)) || tokens.is(at, "manana|hoy|semana");
  }
}
