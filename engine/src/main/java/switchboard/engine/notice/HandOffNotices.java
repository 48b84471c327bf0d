package switchboard.engine.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.handoff.HandOff;
import switchboard.engine.handoff.HandOff.Status;
import switchboard.engine.handoff.Matter;
import switchboard.engine.handoff.Ring;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;

/// What callers hear who wait for a person, and what those who take them hear and read.
///
/// @param profile in whose language it is said
public record HandOffNotices(Profile profile) {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST = 220;

  /// To the caller, again and again.
  public String waiting() {
    return say("handoff-waiting", values());
  }

  /// To the caller, when the talk is over.
  public String over() {
    return say("handoff-over", values());
  }

  /// To whoever is called: who it is and why.
  public String whisper(Matter it) {
    return say("handoff-whisper", spoken(it));
  }

  public String whisperAgain() {
    return say("handoff-whisper-again", values());
  }

  public String joining() {
    return say("handoff-joining", values());
  }

  public String passed() {
    return say("handoff-passed", values());
  }

  /// To whoever answers, or presses a key, when it is no longer their turn.
  public String late(HandOff.Card card) {
    boolean gone = card.status() == Status.LEFT || card.status() == Status.FINISHED;
    var values = spoken(card.what());
    return say(gone ? "handoff-gone" : "handoff-late", values);
  }

  /// To whoever has taken it, in writing.
  ///
  /// @param link where it can be read; instead of what was said where only links may be sent
  public String yours(Matter it, Optional<String> link, boolean linkOnly) {
    return written("handoff-yours", it, link, linkOnly);
  }

  /// To the owner, when the caller hung up before anybody came.
  public String left(Matter it, Optional<String> link, boolean linkOnly) {
    return written("handoff-left", it, link, linkOnly);
  }

  /// What is to be done then.
  public String task(Matter it) {
    return say("handoff-task", values(it));
  }

  /// For the business's channel.
  ///
  /// @param what `waiting`, `accepted`, `unanswered` or `left`
  public String channel(String what, HandOff.Card card, Optional<String> link, boolean linkOnly) {
    var values = shown(card.what(), link, linkOnly);
    values.put("taker", card.taker().map(Ring.Member::name).map(this::plain).orElse("?"));
    return say("handoff-channel-" + what + (linkOnly ? "-bare" : ""), values);
  }

  private String written(String key, Matter it, Optional<String> link, boolean linkOnly) {
    return say(linkOnly ? key + "-bare" : key, shown(it, link, linkOnly));
  }

  private Map<String, String> shown(Matter it, Optional<String> link, boolean linkOnly) {
    var values = linkOnly ? values() : values(it);
    values.put("why", why(it));
    link.ifPresent(one -> values.put("page", one));
    return values;
  }

  private Map<String, String> values() {
    var values = new HashMap<String, String>();
    values.put("business", cut(profile.name(), LONGEST_NAME));
    return values;
  }

  private Map<String, String> values(Matter it) {
    var values = values();
    values.put("why", why(it));
    values.put("name", it.name().map(this::plain).orElseGet(() -> word("somebody")));
    values.put("phone", it.phone().map(this::plain).orElseGet(() -> word("no-number")));
    values.put("what", plain(it.summary()));
    return values;
  }

  /// Numbers one digit after another.
  private Map<String, String> spoken(Matter it) {
    var values = values(it);
    values.computeIfPresent("phone", (_, one) -> one.replaceAll("(?<=[0-9+])(?=[0-9])", " "));
    return values;
  }

  private String why(Matter it) {
    return word("handoff-" + it.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private String plain(Personal it) {
    return it.erased() ? word("somebody") : cut(it.text(), LONGEST);
  }

  private String word(String key) {
    return Sentences.in(profile.language()).word(key);
  }

  private String say(String key, Map<String, String> values) {
    return Sentences.in(profile.language()).say(key, values);
  }

  private static String cut(String text, int longest) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= longest) return line;
    return line.substring(0, line.offsetByCodePoints(0, longest - 3)).strip() + "...";
  }
}
