package switchboard.edge.ultravox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What is said comes in pieces or as all that was said so far, by number; this tells what is new.
final class Transcripts {

  private static final int MOST = 32;

  /// @param item the reply it was begun in
  private record Utterance(String item, String whole) {}

  /// @param said what is new; empty: nothing
  record Piece(String item, Optional<String> said, String whole) {}

  private final Map<Integer, Utterance> all = new LinkedHashMap<>();

  /// @param item names the reply, for words that begin one
  Piece piece(JsonNode it, Supplier<String> item) {
    int ordinal = it.path("ordinal").asInt();
    var before = all.get(ordinal);
    if (before == null) before = new Utterance(item.get(), "");
    var whole = whole(it, before.whole());
    if (all.size() >= MOST) all.remove(all.keySet().iterator().next());
    all.put(ordinal, new Utterance(before.item(), whole));
    var fresh = whole.startsWith(before.whole()) ? whole.substring(before.whole().length()) : "";
    return new Piece(before.item(), Optional.of(fresh).filter(one -> !one.isEmpty()), whole);
  }

  private static String whole(JsonNode it, String before) {
    var text = it.path("text");
    return text.isTextual() ? text.asText() : before + it.path("delta").asText("");
  }
}
