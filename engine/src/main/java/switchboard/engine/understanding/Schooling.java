package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The classifiers of intents: one for every language and kind of business, trained when first
/// spoken to, and one for every business with phrases of its own, trained beside the conversations
/// and used from then on. Of the latter only the [#MOST] last used are kept.
final class Schooling {

  static final int MOST = 64;

  /// Somebody's own phrase counts as much as several of those that ship.
  private static final int WEIGHT = 4;

  private record Kind(Speech speech, String vertical) {}

  private record Own(Kind kind, Map<String, List<String>> phrases) {}

  private final Features features;
  private final Executor beside;
  private final Map<Kind, Intents> shipped = new ConcurrentHashMap<>();
  private final Map<Own, CompletableFuture<Intents>> owned =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Own, CompletableFuture<Intents>> eldest) {
          return size() > MOST;
        }
      };

  Schooling(Features features, Executor beside) {
    this.features = features;
    this.beside = beside;
  }

  /// The best classifier there is by now.
  Intents intents(Speech speech, Vocabulary vocabulary) {
    var kind = new Kind(speech, Verticals.known(vocabulary.vertical()));
    var all = shipped.computeIfAbsent(kind, it -> trained(it, Map.of()));
    if (vocabulary.phrases().isEmpty()) return all;
    return own(new Own(kind, vocabulary.phrases())).orElse(all);
  }

  private Optional<Intents> own(Own own) {
    synchronized (owned) {
      var training =
          owned.computeIfAbsent(
              own, it -> CompletableFuture.supplyAsync(() -> trained(it.kind, it.phrases), beside));
      return training.isDone() && !training.isCompletedExceptionally()
          ? Optional.of(training.join())
          : Optional.empty();
    }
  }

  private Intents trained(Kind kind, Map<String, List<String>> own) {
    var phrases = new HashMap<>(Verticals.phrases(kind.speech, kind.vertical));
    own.forEach((intent, more) ->
        phrases.computeIfPresent(intent, (_, some) -> joined(kind.speech, some, more)));
    return new Intents(features, phrases, Verticals.stories(kind.speech));
  }

  private static List<String> joined(Speech speech, List<String> some, List<String> own) {
    var all = new ArrayList<>(some);
    for (var phrase : own)
      if (Speech.of(Tokens.of(phrase)) == speech)
        for (var k = 0; k < WEIGHT; k++) all.add(plain(phrase));
    return all;
  }

  /// Braces mean nothing in what an owner writes.
  private static String plain(String phrase) {
    return phrase.replaceAll("[{}|]", " ");
  }
}
