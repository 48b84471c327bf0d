package switchboard.engine.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets the grammars of numbers, e-mail addresses and names hear Spanish: each word of an utterance
/// that is in Spanish gets the text the grammars know, its place and its surface unchanged. Other
/// utterances stay as they are.
final class Spanish {

  private static final String SILENT = "then";
  private static final String PLAIN = "please";
  private static final Set<String> COMMON = Words.read("spanish-words.txt");
  private static final Set<String> ENGLISH =
      Set.of(
          "me", "no", "a", "son", "once", "sin", "es", "he", "favor", "vale", "real", "plural",
          "hay", "van", "fue", "mire", "mama", "papa", "persona", "casa", "era", "dame", "ten",
          "pan", "san", "si", "mi", "su", "tu", "como", "para", "mas", "ser", "ver", "va", "dice",
          "sobre", "entre", "lo", "hace", "decir", "siesta", "plus");
  private static final Set<String> STRONG =
      Set.of(
          "arroba",
          "punto",
          "guion",
          "soy",
          "llamo",
          "habla",
          "servirle",
          "aqui",
          "senora",
          "senor",
          "jota",
          "hache",
          "equis",
          "perdon",
          "corrijo");
  private static final Map<String, Integer> NUMBERS = SpanishFigures.VALUES;
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("be", "b"),
          Map.entry("ce", "c"),
          Map.entry("de", "d"),
          Map.entry("efe", "f"),
          Map.entry("ge", "g"),
          Map.entry("hache", "h"),
          Map.entry("jota", "j"),
          Map.entry("ka", "k"),
          Map.entry("ele", "l"),
          Map.entry("eme", "m"),
          Map.entry("ene", "n"),
          Map.entry("pe", "p"),
          Map.entry("cu", "q"),
          Map.entry("erre", "r"),
          Map.entry("ere", "r"),
          Map.entry("ese", "s"),
          Map.entry("te", "t"),
          Map.entry("uve", "v"),
          Map.entry("ve", "v"),
          Map.entry("equis", "x"),
          Map.entry("ye", "y"),
          Map.entry("zeta", "z"),
          Map.entry("ceta", "z"));
  private static final String SURE = "efe|hache|jota|ele|eme|ene|erre|equis|zeta|ceta|uve";
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("arroba", "at"),
          Map.entry("punto", "dot"),
          Map.entry("guion", "dash"),
          Map.entry("subguion", "underscore"),
          Map.entry("doble", "double"),
          Map.entry("mas", "plus"),
          Map.entry("area", "area"),
          Map.entry("lada", "area"),
          Map.entry("codigo", "code"),
          Map.entry("luego", SILENT),
          Map.entry("despues", SILENT),
          Map.entry("este", SILENT),
          Map.entry("eh", SILENT),
          Map.entry("perdon", "sorry"),
          Map.entry("disculpe", "sorry"),
          Map.entry("digo", "sorry"),
          Map.entry("corrijo", "sorry"),
          Map.entry("mejor", "actually"),
          Map.entry("termina", "ends"),
          Map.entry("en", "in"),
          Map.entry("con", "with"),
          Map.entry("sin", "no"),
          Map.entry("espacios", "spaces"),
          Map.entry("espacio", "space"),
          Map.entry("todo", "all"),
          Map.entry("junto", "together"),
          Map.entry("junta", "together"),
          Map.entry("pegado", "together"),
          Map.entry("minusculas", "lowercase"),
          Map.entry("minuscula", "lowercase"),
          Map.entry("mayuscula", "capital"),
          Map.entry("numero", "number"),
          Map.entry("letra", "letter"),
          Map.entry("correo", "email"),
          Map.entry("electronico", "email"),
          Map.entry("mi", "my"),
          Map.entry("nombre", "name"),
          Map.entry("es", "is"),
          Map.entry("seria", "is"),
          Map.entry("al", "to"),
          Map.entry("el", "the"),
          Map.entry("y", SILENT),
          Map.entry("hola", "hello"),
          Map.entry("buenas", "hello"),
          Map.entry("buenos", "hello"),
          Map.entry("si", "yes"),
          Map.entry("claro", "yes"),
          Map.entry("pero", "but"),
          Map.entry("como", "like"),
          Map.entry("senora", "mrs"),
          Map.entry("senor", "mr"),
          Map.entry("sra", "mrs"),
          Map.entry("sr", "mr"),
          Map.entry("doctora", "doctor"),
          Map.entry("completo", PLAIN),
          Map.entry("apellido", "surname"),
          Map.entry("apellidos", "surname"),
          Map.entry("escribe", "spelled"),
          Map.entry("deletrea", "spelled"),
          Map.entry("se", "that"),
          Map.entry("no", "no"));

  private final Tokens tokens;
  private final String[] plain;

  private Spanish(Tokens tokens) {
    this.tokens = tokens;
    this.plain = new String[tokens.size()];
    for (var i = 0; i < plain.length; i++) plain[i] = unaccented(tokens.text(i));
  }

  static Tokens gloss(Tokens tokens) {
    var spanish = new Spanish(tokens);
    return spanish.spoken() ? spanish.glossed() : tokens;
  }

  static String unaccented(String word) {
    if (word.chars().allMatch(it -> it < 128)) return word;
    return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private boolean spoken() {
    for (var word : plain)
      if (!ENGLISH.contains(word)
          && (STRONG.contains(word) || NUMBERS.containsKey(word) || COMMON.contains(word)))
        return true;
    return false;
  }

  private Tokens glossed() {
    var words = new ArrayList<Token>();
    for (var i = 0; i < plain.length; ) {
      var to = several(i, words);
      if (to == i) {
        words.add(text(i, tokens.taken(i) ? tokens.text(i) : word(i)));
        to = i + 1;
      }
      i = to;
    }
    return new Tokens(words);
  }

  private Token text(int i, String text) {
    var token = tokens.get(i);
    return new Token(text, token.surface(), token.start(), token.pause());
  }

  /// Words that mean something only together.
  private int several(int i, List<Token> words) {
    if (tokens.taken(i)) return i;
    var number = SpanishFigures.at(plain, i);
    if (number.to() > i) return put(words, i, number.to(), number.text());
    var lone =
        switch (is(i) + " " + is(i + 1)) {
          case "guion bajo", "raya baja", "barra baja" -> "underscore";
          case "guion medio" -> "dash";
          case "doble u", "doble ve", "uve doble", "doble uve" -> "w";
          case "y griega", "i griega" -> "y";
          case "ve corta", "ve chica" -> "v";
          case "be larga", "be grande" -> "b";
          default -> "";
        };
    if (!lone.isEmpty()) return put(words, i, i + 2, lone);
    if (is(i).equals("me") && is(i + 1).equals("llamo")) return pair(words, i, "name", "is");
    var last = i + 2 >= plain.length || tokens.pauseBefore(i + 2);
    if (Tokens.oneOf(is(i), "le|al") && is(i + 1).equals("habla"))
      return pair(words, i, last ? "speaking" : PLAIN, last ? PLAIN : "habla");
    if (is(i).equals("para") && is(i + 1).startsWith("servir"))
      return pair(words, i, "speaking", PLAIN);
    return i;
  }

  private String is(int i) {
    return i < plain.length ? plain[i] : "";
  }

  private int put(List<Token> words, int from, int to, String text) {
    words.add(text(from, text));
    for (var i = from + 1; i < to; i++) words.add(text(i, SILENT));
    var last = words.removeLast();
    words.add(last.pausing(tokens.get(to - 1).pause()));
    return to;
  }

  private int pair(List<Token> words, int i, String first, String second) {
    words.add(text(i, first));
    words.add(text(i + 1, second));
    return i + 2;
  }

  private String word(int i) {
    var word = plain[i];
    if (LETTERS.containsKey(word) && (Tokens.oneOf(word, SURE) || spelled(i)))
      return example(i) ? "for" : LETTERS.get(word);
    if (example(i)) return "for";
    if (word.equals("aqui")) return i + 1 >= plain.length ? "here" : "habla";
    if (word.equals("mas") && !NUMBERS.containsKey(is(i + 1))) return PLAIN;
    if (Tokens.oneOf(word, "soy|habla|de|la|los|las|del")) return word;
    var known = WORDS.get(word);
    if (known != null) return known;
    if (Tokens.oneOf(word, "un|una") && NUMBERS.containsKey(is(i + 1))) return SILENT;
    return COMMON.contains(word) && !dictated(i - 1) && !dictated(i + 1) ? PLAIN : word;
  }

  /// "v de vaca": the word says which letter is meant.
  private boolean example(int i) {
    return plain[i].equals("de")
        && i > 0
        && (plain[i - 1].length() == 1 || LETTERS.containsKey(plain[i - 1]))
        && is(i + 1).length() > 1
        && is(i + 1).startsWith(LETTERS.getOrDefault(plain[i - 1], plain[i - 1]));
  }

  private boolean dictated(int i) {
    return i >= 0 && Tokens.oneOf(is(i), "punto|guion|arroba|bajo|subguion");
  }

  private boolean spelled(int i) {
    return sign(i - 1) || sign(i + 1);
  }

  private boolean sign(int i) {
    if (i < 0 || i >= plain.length) return false;
    return (plain[i].length() == 1 && !Tokens.oneOf(plain[i], "a|y|o|e"))
        || Tokens.oneOf(plain[i], SURE)
        || plain[i].equals("doble");
  }
}
