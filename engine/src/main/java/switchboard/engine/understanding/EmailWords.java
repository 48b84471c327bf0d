package switchboard.engine.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// E-mail addresses, written or read aloud: "jane dot doe at example dot com", spelled letters,
/// "underscore", "all one word". Of several the last counts, since it corrects the others.
final class EmailWords {

  static final String LEADING =
      "is|its|it|email|mail|address|to|me|my|at|yes|yeah|yep|sure|okay|ok|and|use|try|reach|contact|so|that|you|can|send|write|be|would|please|well|right|have|got|or|a|on|by|from|was|should|them|him|her|us|hi|hello|for|your|our|their|his|in|with|because|but|if|about|will|am|are|has|emails|message|got|going|i|forward|reached|cc|copy|just|also|put|down|still|probably|maybe|let|do|did|think|guess|believe|say|says|called|basically|usually|always|like|only|which|what|mine|really|thanks|thank|cheers|great|perfect|lovely|fine|correct|preferably|ideally|ready|backwards|under|spelled|spelt|goes|reads|starts|begins|this|who|when|where|why|how|since|instead|anyway|listen|not|we|they|he|she|can|could|any|give|gave|take|type|typed|want|need|god|embarrassing|ours|said|surname|initial|initials|everything|anything";
  private static final String WEAK =
      "look|looking|found|find|saw|listed|site|website|page|work|works|working|book|booked|booking|advertised|live|ad|advert|meet|home|login|log|account|up|there|here|us|back|stuff|something|one|ones|it's|good|best|better";

  /// Words that may stand within an address of several words.
  private static final String INNER = "and|by|for|my|the|of|on|in|your|our|with|a|to";

  private static final String ROLES =
      "hi|hello|me|contact|mail|email|us|you|her|his|him|message|messages|emails|bookings|reach";
  private static final String KINDS =
      "old|new|shared|admin|work|business|main|personal|family|same|bt|silly|joint|usual|other";
  private static final String SIGNS = "at|@|arobase|chiocciola|arroba|klammeraffe";
  private static final int LONGEST = 48;

  record Found(String email, BitSet words) {}

  record Piece(String text, int from, int to) {}

  private final Tokens tokens;
  private final EmailDomain domains;

  /// Where the address before this one ends.
  private int floor;

  private EmailWords(Tokens tokens) {
    this.tokens = tokens;
    this.domains = new EmailDomain(tokens);
  }

  static Optional<Found> find(Tokens tokens) {
    return new EmailWords(tokens).find();
  }

  /// Whether there may be one at all.
  static boolean hinted(Tokens tokens) {
    return tokens.list().stream()
        .anyMatch(it ->
            it.text().indexOf('@') >= 0
                || Tokens.oneOf(it.text(), SIGNS)
                || EmailDomain.PROVIDERS.containsKey(it.text()));
  }

  private Optional<Found> find() {
    var found = Optional.<Found>empty();
    for (var i = 0; i < tokens.size(); i++) {
      floor = found.map(it -> it.words.length()).orElse(0);
      var next = written(i);
      if (next.isEmpty() && tokens.is(i, SIGNS)) next = spoken(i, i + 1);
      if (next.isEmpty()
          && EmailDomain.PROVIDERS.containsKey(tokens.text(i))
          && tokens.is(i + 1, "dot|com")) next = spoken(i, i);
      if (next.isEmpty()) continue;
      found = next;
      i = next.get().words.length() - 1;
    }
    return found;
  }

  private Optional<Found> written(int i) {
    var whole = tokens.text(i);
    var at = whole.indexOf('@');
    if (at < 1) return Optional.empty();
    var text = whole.substring(whole.lastIndexOf(':', at) + 1);
    if (!valid(text)) return Optional.empty();
    return Optional.of(found(text, i, i + 1));
  }

  private static Found found(String email, int from, int to) {
    var words = new BitSet();
    words.set(from, to);
    return new Found(email, words);
  }

  /// @param end where what stands before the sign ends
  /// @param after where the domain begins, the words for the sign perhaps before it
  private Optional<Found> spoken(int end, int after) {
    var signed = tokens.after(after, "the", "rate", "of?");
    var domain = domains.at(signed > 0 ? signed : domains.start(after));
    if (domain.isEmpty() || tokens.is(domain.get().to, "at|@")) return Optional.empty();
    var local = titled(end).or(() -> local(led(end))).or(() -> local(end));
    if (local.isEmpty()) return Optional.empty();
    var host = domains.corrected(domain.get());
    var name = respelled(local.get().text, host.to);
    var email = name.text + "@" + host.text;
    return valid(email) ? Optional.of(found(email, local.get().from, name.to)) : Optional.empty();
  }

  /// "my name's nadia farouk so it's first name dot last name at …".
  private Optional<Piece> titled(int end) {
    for (var i = Math.max(0, end - 7); i < end; i++) {
      var first = tokens.after(i, "my?", "first", "name");
      if (first < 0) continue;
      var sign = tokens.is(first, "full") ? first + 2 : joining(first) ? first + 1 : first;
      var last = tokens.after(sign, "my?", "last|second|family?", "name|surname");
      if (last != end) continue;
      var joint = sign == first ? "" : new Dictation(tokens, false).signAt(first);
      var from = i;
      return Names.find(new Tokens(tokens.list().subList(0, i)), false)
          .map(it -> it.name().toLowerCase(java.util.Locale.ROOT).split(" "))
          .filter(it -> it.length == 2)
          .map(it -> new Piece(it[0] + joint + it[1], from, end));
    }
    return Optional.empty();
  }

  /// "… at example dot com, that's d o e" or "doe is d o e": how a part of the name is written.
  private Piece respelled(String name, int i) {
    var at = tokens.skip(i, "that|is|and|it|spelled|spelt");
    if (at == i && tokens.is(i + 1, "is|spelled|spelt")) at = i + 2;
    var letters = new Spelling(tokens, false).at(at, 2).filter(it -> it.letters().length() > 2);
    if (letters.isEmpty()) return new Piece(name, i, i);
    var parts = name.split("(?<=[._+-])|(?=[._+-])");
    for (var k = parts.length - 1; k >= 0; k--)
      if (LetterHints.spells(letters.get().letters(), parts[k])) {
        parts[k] = letters.get().letters();
        return new Piece(String.join("", parts), i, letters.get().to());
      }
    return new Piece(name, i, i);
  }

  /// Where the words that only lead to the sign begin: "… and that's at gmail".
  private int led(int end) {
    var at = end;
    while (at > 1 && tokens.is(at - 1, "that|is|it|and|then|the|its|just|so|an")) at--;
    return at;
  }

  /// What was dictated before "at", read forward from the last word that cannot belong.
  private Optional<Piece> local(int at) {
    var dictation = new Dictation(tokens, alphabet(at));
    var from = Math.max(floor, at - LONGEST);
    for (var i = from; i < at; ) {
      if (dictation.isEmpty()) from = i;
      var goesOn = dictation.continues(i);
      if (!goesOn && domains.corrects(i)) {
        i = domains.again(dictation, i);
        continue;
      }
      if ((!goesOn && parted(i, dictation)) || restated(i, at, dictation)) {
        dictation.clear();
        from = i;
      }
      var to = !goesOn && foreign(i, at, from, dictation) ? -1 : dictation.read(i);
      if (to < 0) dictation.clear();
      i = to < 0 ? i + 1 : to;
    }
    var text = dictation.text();
    return text.isEmpty() ? Optional.empty() : Optional.of(new Piece(once(text), from, at));
  }

  /// "the real tony b, the real tony b": said twice.
  private static String once(String text) {
    var half = text.length() / 2;
    return half > 4 && text.substring(0, half).equals(text.substring(half))
        ? text.substring(half)
        : text;
  }

  /// Whether a new sentence, or a new thought after mere words, begins at `i`.
  private boolean parted(int i, Dictation dictation) {
    if (tokens.stopBefore(i)) return true;
    return tokens.pauseBefore(i) && dictation.plain() && tokens.get(i).word() && !joining(i);
  }

  /// Whether all that was dictated is said anew from `i` on: "t b one, t b one two at …".
  private boolean restated(int i, int at, Dictation dictation) {
    if (dictation.isEmpty()) return false;
    var paused = tokens.pauseBefore(i);
    if (!paused && (dictation.size() < 2 || !dictation.opens(tokens.text(i)))) return false;
    var anew = new Dictation(tokens, alphabet(at));
    for (var k = i; k < at; ) {
      var to = domains.corrects(k) || (anew.isEmpty() && tokens.is(k, LEADING)) ? -1 : anew.read(k);
      if (to < 0) return false;
      k = to;
    }
    return paused ? dictation.within(anew) : anew.text().equals(dictation.text());
  }

  private boolean foreign(int i, int at, int from, Dictation dictation) {
    if (tokens.is(i, "one") && tokens.is(i - 1, KINDS)) return true;
    if (linked(i)) return false;
    if (tokens.is(i, "one") && NumberWords.digit(tokens.text(i + 1)) >= 0) return false;
    if (tokens.is(i, KINDS) && tokens.is(i + 1, "one")) return true;
    if (tokens.is(i, INNER) && couple(i, at, from, dictation)) return false;
    if (tokens.is(i, "and")) return true;
    if (tokens.is(i, "the"))
      return dictation.isEmpty() && i > 0 && !tokens.is(i - 1, "is|it|yes|yeah|sure|okay|ok|no");
    if (tokens.is(i, WEAK))
      return dictation.isEmpty()
          && !(i + 1 == at && (i == 0 || tokens.is(i - 1, "is|address|email|to|use|yes")));
    if (i + 1 == at && tokens.is(i, ROLES))
      return i > 0 && !tokens.is(i - 1, "is|its|just|use|yes|yeah");
    return tokens.is(i, LEADING);
  }

  /// "it's salt and pepper at …": both belong when nothing else was said.
  private boolean couple(int i, int at, int from, Dictation dictation) {
    if (dictation.isEmpty() || !dictation.plain()) return false;
    for (var k = i + 1; k < at; k++)
      if ((tokens.is(k, LEADING) && !tokens.is(k, INNER)) || joining(k) || !tokens.get(k).word())
        return false;
    var last = tokens.is(at - 1, LEADING + "|me|you");
    return i + 1 < at && !last && at - from < 7 && led(from, dictation);
  }

  /// Whether the words from `from` on are announced as an address.
  private boolean led(int from, Dictation dictation) {
    if (from == 0 || tokens.is(from - 1, "is|its")) return true;
    return dictation.size() < 3
        && (tokens.pauseBefore(from) || tokens.is(from - 1, "to|use|address|email"));
  }

  /// Whether a word that could open the sentence is held by a separator beside it or spelled.
  private boolean linked(int i) {
    return joining(i + 1)
        || (joining(i - 1) && !tokens.is(i - 1, "-"))
        || (tokens.get(i).letter()
            && (tokens.get(i + 1).letter()
                || tokens.is(i + 1, "double|triple")
                || tokens.get(i - 1).letter()
                || example(i)));
  }

  private boolean example(int i) {
    return tokens.is(i + 1, "as|for") && new Spelling(tokens, false).at(i, 1).isPresent();
  }

  private boolean joining(int i) {
    return tokens.is(i, "dot|underscore|dash|hyphen|minus|plus|period|point")
        || (tokens.is(i, "under") && tokens.is(i + 1, "score"));
  }

  /// Whether three words of a spelling alphabet stand together before `at`.
  private boolean alphabet(int at) {
    for (var i = Math.max(0, at - 20); i < at; i++)
      if (!tokens.get(i).letter()
          && !tokens.get(i + 1).letter()
          && new Spelling(tokens, false).at(i, 3).isPresent()) return true;
    return false;
  }

  static boolean legal(int sign) {
    return "abcdefghijklmnopqrstuvwxyz0123456789._-+".indexOf(sign) >= 0;
  }

  static boolean valid(String email) {
    var at = email.indexOf('@');
    if (at < 1 || at > 64 || email.length() > 254 || email.indexOf('@', at + 1) > 0) return false;
    var labels = new ArrayList<>(List.of(email.substring(at + 1).split("\\.", -1)));
    Collections.reverse(labels);
    return labels.size() > 1
        && labels.getFirst().length() >= 2
        && labels.getFirst().chars().allMatch(it -> it >= 'a' && it <= 'z')
        && labels.stream()
            .allMatch(
                it -> !it.isEmpty() && it.chars().allMatch(c -> legal(c) && c != '+' && c != '_'))
        && email.substring(0, at).chars().allMatch(EmailWords::legal)
        && email.charAt(0) != '.'
        && email.charAt(at - 1) != '.'
        && !email.contains("..");
  }
}
