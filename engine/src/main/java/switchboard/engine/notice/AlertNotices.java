package switchboard.engine.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Matter;
import switchboard.engine.danger.Severity;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.Profile;

/// What people on call, the owner and the caller are told of an emergency, in writing and on the
/// phone.
public record AlertNotices(Profile profile) {

  private static final int LONGEST = 80;

  /// To the one whose turn it is.
  public String text(Matter it) {
    return say("alert-text", values(it));
  }

  /// More is known now.
  public String detail(Matter it) {
    return say("alert-detail", values(it));
  }

  /// To those who were told before.
  public String taken(Alert.Card card) {
    return say("alert-taken", by(card));
  }

  /// To the one who has taken it, but not by text.
  public String yours(Matter it) {
    return say("alert-yours", values(it));
  }

  /// To the caller.
  public String caller(Alert.Card card) {
    return say("alert-caller", by(card));
  }

  /// To the owner, when nobody has taken it.
  public String exhausted(Alert.Card card) {
    var key = card.chain().members().isEmpty() ? "alert-nobody" : "alert-exhausted";
    return say(key, values(card.what()));
  }

  /// What the owner still has to do then.
  public String task(Matter it) {
    return say("alert-task", values(it));
  }

  public String textYours(Matter it) {
    return say("alert-reply-yours", values(it));
  }

  public String textTaken(Alert.Card card) {
    return say("alert-reply-taken", by(card));
  }

  public String textPassed() {
    return say("alert-reply-passed", Map.of());
  }

  public String textUnclear() {
    return say("alert-reply-unclear", Map.of());
  }

  public String said(Matter it) {
    return say("alert-said", spoken(it));
  }

  public String saidAgain(Matter it) {
    return say("alert-said-again", spoken(it));
  }

  public String saidYours(Matter it) {
    return say("alert-said-yours", spoken(it));
  }

  public String saidTaken(Alert.Card card) {
    return say("alert-said-taken", by(card));
  }

  public String saidPassed() {
    return say("alert-said-passed", Map.of());
  }

  /// On a machine nothing is said of who it is about.
  public String saidToMachine() {
    return say("alert-said-machine", values());
  }

  private Map<String, String> by(Alert.Card card) {
    var values = values(card.what());
    values.put(
        "taker",
        card.taker()
            .flatMap(it -> it.name())
            .filter(it -> !it.erased())
            .map(it -> cut(it.text()))
            .orElse("the office"));
    return values;
  }

  private Map<String, String> values() {
    var values = new HashMap<String, String>();
    values.put("business", cut(profile.name()));
    return values;
  }

  private Map<String, String> values(Matter it) {
    var values = values();
    values.put(
        "grave",
        it.alarm().severity() == Severity.LIFE ? "EMERGENCY, DANGER TO LIFE" : "EMERGENCY");
    values.put("danger", it.alarm().danger().replace('-', ' '));
    values.put("what", plain(Optional.of(it.what()), "an emergency"));
    values.put("name", plain(it.name(), "somebody"));
    values.put("phone", plain(it.phone(), "no number"));
    it.place().filter(one -> !one.erased()).ifPresent(one -> values.put("place", cut(one.text())));
    return values;
  }

  /// Numbers one digit after another.
  private Map<String, String> spoken(Matter it) {
    var values = values(it);
    values.put("what", values.getOrDefault("what", "").toLowerCase(Locale.ROOT));
    values.put(
        "phone", plain(it.phone(), "a withheld number").replaceAll("(?<=[0-9+])(?=[0-9])", " "));
    return values;
  }

  private static String plain(Optional<Personal> it, String otherwise) {
    return it.filter(one -> !one.erased())
        .map(one -> cut(one.text()))
        .filter(one -> !one.isBlank())
        .orElse(otherwise);
  }

  private static String say(String key, Map<String, String> values) {
    return Sentences.in("en").say(key, values);
  }

  private static String cut(String text) {
    var plain = text.strip().replaceAll("\\s+", " ");
    if (plain.codePointCount(0, plain.length()) <= LONGEST) return plain;
    return plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 3)).strip() + "...";
  }
}
