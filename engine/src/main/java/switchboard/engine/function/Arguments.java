package switchboard.engine.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import switchboard.engine.privacy.Personal;

/// The arguments of a call, read with distrust: what does not fit is a [Misfit] that says how it
/// would.
record Arguments(JsonNode json) {

  /// An argument that does not fit.
  static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Call.Refused refused;

    Misfit(String sentence) {
      this(new Call.Refused(sentence));
    }

    Misfit(Call.Refused refused) {
      this.refused = refused;
      super(refused.why(), null, false, false);
    }

    Call.Refused refused() {
      return refused;
    }
  }

  Optional<String> text(String name, int longest) {
    var it = json.path(name);
    if (it.isMissingNode() || it.isNull()) return Optional.empty();
    if (!it.isTextual()) throw new Misfit("Give " + name + " as text.");
    var text = it.asText().strip();
    if (text.length() > longest) throw new Misfit("Give a shorter " + name + ".");
    return Optional.of(text).filter(one -> !one.isEmpty());
  }

  String required(String name, int longest) {
    return text(name, longest).orElseThrow(() -> new Misfit("Say the " + name + "."));
  }

  Optional<Personal> personal(String name, int longest) {
    return text(name, longest).map(Personal::of);
  }

  Optional<Integer> number(String name, int least, int most) {
    var it = json.path(name);
    if (it.isMissingNode() || it.isNull()) return Optional.empty();
    boolean fits = it.canConvertToExactIntegral() && it.canConvertToInt();
    if (!fits || it.asInt() < least || it.asInt() > most)
      throw new Misfit("Give " + name + " as a whole number from " + least + " to " + most + ".");
    return Optional.of(it.asInt());
  }

  boolean flag(String name) {
    return json.path(name).asBoolean(false);
  }

  Optional<LocalDate> date(String name) {
    return text(name, 20)
        .map(it -> {
          try {
            return LocalDate.parse(it);
          } catch (DateTimeException _) {
            throw new Misfit("Give " + name + " as YYYY-MM-DD.");
          }
        });
  }

  Optional<LocalTime> time(String name) {
    return text(name, 10)
        .map(it -> {
          try {
            return LocalTime.parse(it.length() == 4 ? "0" + it : it);
          } catch (DateTimeException _) {
            throw new Misfit("Give " + name + " as HH:MM.");
          }
        });
  }

  <E extends Enum<E>> Optional<E> one(String name, Class<E> of) {
    return text(name, 40).map(it -> value(name, it, of));
  }

  List<DayOfWeek> days(String name) {
    var days = new ArrayList<DayOfWeek>();
    for (var it : json.path(name)) days.add(value(name, it.asText(), DayOfWeek.class));
    return List.copyOf(days);
  }

  List<String> texts(String name, int longest) {
    var texts = new ArrayList<String>();
    for (var it : json.path(name))
      if (it.isTextual() && it.asText().length() <= longest) texts.add(it.asText());
    return List.copyOf(texts);
  }

  private static <E extends Enum<E>> E value(String name, String text, Class<E> of) {
    try {
      return Enum.valueOf(of, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      var all = List.of(of.getEnumConstants()).stream().map(Enum::name).toList();
      throw new Misfit("Give " + name + " as one of " + String.join(", ", all) + ".");
    }
  }
}
