package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The words not yet understood, and what stands for those that are.
final class Reading {

  private final Tokens tokens;
  private final @Nullable String[] places;
  private Tokens rest;

  Reading(Tokens tokens) {
    this.tokens = tokens;
    this.rest = tokens;
    this.places = new String[tokens.size()];
  }

  Tokens tokens() {
    return tokens;
  }

  /// What is not understood yet.
  Tokens rest() {
    return rest;
  }

  <T> Optional<T> take(Optional<T> found, Function<T, BitSet> where, String place) {
    found.ifPresent(it -> {
      var words = where.apply(it);
      words.stream().filter(at -> at < places.length).forEach(at -> places[at] = place);
      rest = rest.without(words);
    });
    return found;
  }

  /// Takes words out without a place for them, so that they are not read as something else.
  <T> Optional<T> hide(Optional<T> found, Function<T, BitSet> where) {
    found.ifPresent(it -> rest = rest.without(where.apply(it)));
    return found;
  }

  /// The parts of the utterance with places for the slots, split where a speaker would breathe.
  List<List<String>> clauses() {
    return parts().stream().map(Wants.Clause::words).toList();
  }

  List<Wants.Clause> parts() {
    var clauses = new ArrayList<Wants.Clause>();
    List<String> clause = new ArrayList<>();
    var from = 0;
    for (var i = 0; i < tokens.size(); i++) {
      var joint = tokens.is(i, "and|but|because|so|also");
      if (joint && clause.size() > 2) {
        clause = next(clauses, clause, from, i);
        from = i;
      }
      if (!joint || !clause.isEmpty()) add(clause, i);
      if (tokens.get(i).pause() == Token.Pause.STOP
          || (tokens.get(i).pause() == Token.Pause.COMMA && clause.size() > 3)) {
        clause = next(clauses, clause, from, i + 1);
        from = i + 1;
      }
    }
    next(clauses, clause, from, tokens.size());
    return clauses;
  }

  /// All words, with places for the slots.
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (var i = 0; i < tokens.size(); i++) add(words, i);
    return words;
  }

  private static List<String> next(
      List<Wants.Clause> clauses, List<String> clause, int from, int to) {
    if (!clause.isEmpty()) clauses.add(new Wants.Clause(clause, from, to));
    return new ArrayList<>();
  }

  /// The words themselves, without those that join them to what was before.
  String surface(int from, int to) {
    var start = from;
    while (start < to && tokens.is(start, "and|but|because|so|also|then|plus")) start++;
    return tokens.surface(start, to);
  }

  private void add(List<String> clause, int i) {
    var place = places[i];
    if (place == null) clause.add(tokens.text(i));
    else if (i == 0 || !place.equals(places[i - 1])) clause.add(place);
  }
}
