package switchboard.edge.deepgram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import switchboard.edge.speech.SpeechToText.Manner;

/// How Deepgram's listening service is reached, and by which model it hears where a business does
/// not say.
public record ListenSettings(URI address, String key, String model) {

  public static final URI ADDRESS = URI.create("wss://api.deepgram.com/v1/listen");

  private static final Pattern MODEL = Pattern.compile("nova-[23][a-z0-9-]{0,40}");
  private static final String SEVERAL = "multi";

  /// Those its newest model tells apart by itself.
  private static final Set<String> TOLD_APART =
      Set.of("en", "es", "fr", "de", "hi", "ru", "pt", "ja", "it", "nl");

  /// Its own bound is in tokens; so many names are far below.
  private static final int MOST_TERMS = 50;

  private static final int LONGEST_TERM = 60;

  /// What is asked for, as the query of the handshake.
  URI target(Manner manner) {
    var model = manner.model().filter(it -> MODEL.matcher(it).matches()).orElse(this.model);
    boolean newest = model.startsWith("nova-3");
    var query =
        new StringBuilder("?encoding=mulaw&sample_rate=8000&channels=1")
            .append("&interim_results=true&smart_format=true&endpointing=500&utterance_end_ms=1000")
            .append("&vad_events=true&mip_opt_out=true&model=")
            .append(encoded(model))
            .append("&language=")
            .append(encoded(language(manner.languages(), newest)));
    manner.keyterms().stream()
        .map(String::strip)
        .filter(it -> !it.isEmpty() && it.length() <= LONGEST_TERM)
        .limit(MOST_TERMS)
        .forEach(it -> query.append(newest ? "&keyterm=" : "&keywords=").append(encoded(it)));
    return URI.create(address + query.toString());
  }

  private static String language(List<String> all, boolean newest) {
    if (all.isEmpty()) return "en-US";
    boolean several = all.stream().map(ListenSettings::spoken).distinct().count() > 1;
    boolean known = all.stream().map(ListenSettings::spoken).allMatch(TOLD_APART::contains);
    return newest && several && known ? SEVERAL : all.getFirst();
  }

  private static String spoken(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public String toString() {
    return "ListenSettings[" + address.getHost() + "]";
  }
}
