package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.engine.understanding.NumberWords.Found;

/// Hours as they are said in Spanish: "a las cuatro y media de la tarde", "la una menos diez",
/// "cuarto para las seis", "de nueve a doce".
final class SpanishHours {

  /// The hour in the words of the grammar.
  record Said(List<String> words, int to) {}

  private final Tokens tokens;
  private int last = -1;

  SpanishHours(Tokens tokens) {
    this.tokens = tokens;
  }

  Optional<Said> at(int i) {
    var said = toTheHour(i).or(() -> stretch(i)).or(() -> articled(i)).or(() -> plain(i));
    said.ifPresent(it -> last = it.to);
    return said;
  }

  /// "cuarto para las seis", "diez para las ocho".
  private Optional<Said> toTheHour(int i) {
    var start = tokens.skip(i, "a|al|un|las|faltan");
    var minutes =
        tokens.is(start, "cuarto")
            ? Optional.of(new Found(15, start + 1))
            : SpanishNumbers.at(tokens, start).filter(it -> it.value() < 30);
    if (minutes.isEmpty()) return Optional.empty();
    var at = tokens.after(minutes.get().to(), "para", "la|las");
    if (at < 0) return Optional.empty();
    return hour(at)
        .map(it -> said(List.of("at"), before(it.value()), 60 - minutes.get().value(), it.to()));
  }

  /// "de nueve a doce", "entre dos y cuatro".
  private Optional<Said> stretch(int i) {
    var between = tokens.is(i, "entre");
    if (!between && !tokens.is(i, "de|desde")) return Optional.empty();
    var article = tokens.is(i + 1, "la|las");
    var from = time(tokens.skip(i + 1, "la|las"), between);
    if (from.isEmpty()) return Optional.empty();
    var at = tokens.after(from.get().to, between ? "y" : "a|hasta", "la|las?");
    if (at < 0) return Optional.empty();
    var to = time(at, false);
    if (to.isEmpty() || (!article && !ends(to.get().to))) return Optional.empty();
    var words = new ArrayList<String>();
    words.add(between ? "between" : "from");
    words.addAll(from.get().words);
    words.add(between ? "and" : "to");
    words.addAll(to.get().words);
    return Optional.of(new Said(words, to.get().to));
  }

  /// "a las cinco"; "las cinco" behind a word that bounds; "las dos" of something is no hour.
  private Optional<Said> articled(int i) {
    var to = tokens.after(i, "a|de?", "la|las");
    if (to < 0) return Optional.empty();
    var led = tokens.is(i, "a");
    var time = time(to, false);
    if (time.isEmpty() || !(led || ends(time.get().to))) return Optional.empty();
    if (tokens.is(to - 1, "la") && !tokens.is(to, "una|1") && !written(to)) return Optional.empty();
    if (!led) return time;
    var words = new ArrayList<String>();
    words.add(last == i ? "to" : "at");
    words.addAll(time.get().words);
    return Optional.of(new Said(words, time.get().to));
  }

  /// "diez cuarenta y cinco de la mañana", "cuatro y media".
  private Optional<Said> plain(int i) {
    if (hour(i).isEmpty() && !written(i)) return Optional.empty();
    return time(i, false)
        .filter(it -> {
          var word = it.words.getLast();
          var half = Tokens.oneOf(word, "am|pm|today|midnight") && !tokens.is(it.to - 1, "am|pm");
          return half || (tokens.is(it.to - 1, "media|punto") && tokens.is(it.to - 2, "y|en"));
        })
        .filter(it -> !tokens.is(it.to, "hora|horas|bano|banos"));
  }

  private boolean written(int i) {
    var text = tokens.text(i);
    return text.indexOf(':') > 0 && Character.isDigit(text.charAt(0));
  }

  private boolean ends(int i) {
    return i >= tokens.size()
        || tokens.pauseBefore(i)
        || tokens.is(
            i,
            "y|o|de|del|el|la|hoy|manana|pasado|a|en|por|para|este|esta|si|que|lunes|martes|miercoles|jueves|viernes|sabado|domingo|me|no|pero|porque|estaria|seria|puede|puedo|al|hasta|como|mas|menos|antes");
  }

  private Optional<Found> hour(int i) {
    return SpanishNumbers.at(tokens, i)
        .filter(it -> it.value() >= 1 && it.value() <= 24)
        .filter(it -> !tokens.is(i, "un|uno"));
  }

  private static int before(int hour) {
    return hour == 1 ? 12 : hour - 1;
  }

  private Optional<Said> time(int i, boolean between) {
    if (written(i)) return Optional.of(half(List.of(tokens.text(i)), i + 1, 0));
    return hour(i)
        .map(it -> {
          var to = it.to();
          if (tokens.is(to, "menos")) {
            var less = minutes(to + 1);
            if (less.isPresent())
              return said(List.of(), before(it.value()), 60 - less.get().value(), less.get().to());
          }
          var joint = tokens.is(to, "y|con");
          var more = joint ? minutes(to + 1) : direct(to);
          var minute = more.filter(m -> !(between && joint && m.value() <= 12));
          return minute
              .map(m -> said(List.of(), it.value(), m.value(), m.to()))
              .orElseGet(() -> said(List.of(), it.value(), 0, to));
        });
  }

  private Optional<Found> minutes(int i) {
    if (tokens.is(i, "media")) return Optional.of(new Found(30, i + 1));
    if (tokens.is(i, "cuarto")) return Optional.of(new Found(15, i + 1));
    return SpanishNumbers.at(tokens, i)
        .filter(it -> it.value() >= 5 && it.value() < 60)
        .map(it -> tokens.is(it.to(), "minutos") ? new Found(it.value(), it.to() + 1) : it);
  }

  private Optional<Found> direct(int i) {
    return SpanishNumbers.at(tokens, i).filter(it -> it.value() >= 10 && it.value() < 60);
  }

  private Said said(List<String> lead, int hour, int minute, int to) {
    var words = new ArrayList<>(lead);
    if (minute == 0) words.addAll(List.of(String.valueOf(hour), "oclock"));
    else words.add("%d:%02d".formatted(hour, minute));
    return half(words, to, hour);
  }

  /// Adds the half of the day that is said behind the hour.
  private Said half(List<String> time, int i, int hour) {
    var to = tokens.after(i, "en", "punto");
    var at = to > 0 ? to : i;
    var words = new ArrayList<>(time);
    var part = tokens.after(at, "de|por|en", "la|esta", "manana|madrugada|tarde|noche");
    if (part < 0) part = tokens.after(at, "del", "mediodia");
    if (part < 0) return new Said(words, at);
    var night = tokens.is(part - 1, "noche");
    if (night && hour == 12) return new Said(List.of("midnight"), part);
    words.add(tokens.is(part - 1, "manana|madrugada") ? "am" : "pm");
    if (tokens.is(part - 2, "esta")) words.add("today");
    return new Said(words, part);
  }
}
