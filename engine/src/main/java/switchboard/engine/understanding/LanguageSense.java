package switchboard.engine.understanding;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Hears whether somebody speaks English or Spanish, by the small words that only one of them has.
/// A name, an address or a number tells nothing. Pure.
public final class LanguageSense {

  private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
  private static final Pattern SPANISH_SIGN = Pattern.compile("[¿¡ñ]|\\p{L}[áíóú]|[áíóú]\\p{L}");

  /// None of them is an English word, nor a part of many names and addresses.
  private static final Set<String> SPANISH =
      Set.of(
          ("que qué está están estoy estamos hay hola buenas buenos quiero quisiera queremos"
                  + " necesito necesitamos tengo tiene tienen tenemos puedo puede pueden podría"
                  + " podrían cuánto cuanto cuánta cuántos cómo cuándo dónde donde quién gracias usted"
                  + " ustedes muy más pero porque esto eso cita día tarde mañana hoy ayer soy fue"
                  + " desde hasta adiós adios claro perdón disculpe espere bueno ayuda auxilio señor"
                  + " señora llame llamar llamo hablar habla cancelar cambiar también todo nada otra"
                  + " vez calle número correo nombre agua aquí ahí precio cuesta cobran por para favor"
                  + " con una unos unas mi mis su sus nos es y del al lo le los las se sí ya oiga mire"
                  + " siguiente semana lunes martes miércoles miercoles jueves viernes sábado domingo"
                  + " hace huele gotea fuga baño cocina me mejor cualquier ese esa esos primera"
                  + " segunda como cuando si un el de la en")
              .split(" "));

  private static final Set<String> ENGLISH =
      Set.of(
          ("the and you is are it my your that this have has does do did can could would we with"
                  + " what when where how be was not just there or if but am please want need he she"
                  + " from hello hi hey about an by our i i'm i'd i've it's don't can't for to of on"
                  + " in yes yeah thanks thank okay tomorrow today morning afternoon monday tuesday"
                  + " wednesday thursday friday saturday sunday next week appointment works fine good"
                  + " great which one time a get call back")
              .split(" "));

  /// Common to both, or a part of names.
  private static final Set<String> NEITHER =
      Set.of(
          "no", "me", "a", "ok", "de", "la", "los", "las", "del", "el", "san", "santa", "y", "un");

  private LanguageSense() {}

  /// What was heard.
  ///
  /// @param code `en` or `es`
  /// @param signs for it, and against it
  public record Sensed(String code, int signs, int against) {

    /// Sure enough to be answered in it by one who speaks the other until now.
    public boolean clear() {
      return signs >= 2 && signs > 2 * against;
    }

    /// Sure enough where a message stands for itself.
    public boolean likely() {
      return signs >= 1 && against == 0;
    }
  }

  /// Empty: it might be either.
  public static Optional<Sensed> of(String text) {
    int spanish = 0;
    int english = 0;
    var words = WORD.matcher(text.toLowerCase(java.util.Locale.ROOT).replace('’', '\''));
    for (int i = 0; words.find() && i < 200; i++) {
      var word = words.group();
      if (NEITHER.contains(word)) continue;
      if (SPANISH.contains(word)) spanish++;
      if (ENGLISH.contains(word)) english++;
    }
    if (SPANISH_SIGN.matcher(text).find()) spanish++;
    if (spanish == english) return Optional.empty();
    return Optional.of(
        spanish > english
            ? new Sensed("es", spanish, english)
            : new Sensed("en", english, spanish));
  }
}
