package switchboard.engine.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.engine.conversation.Conversation.Command;
import switchboard.engine.conversation.Conversation.Reply;
import switchboard.engine.conversation.Event.Next;
import switchboard.engine.conversation.Event.Replied;
import switchboard.engine.dialogue.Languages;
import switchboard.engine.privacy.Personal;

/// How a call goes on whose sound was gone for a moment: with what was asked last. Pure.
public final class Resumption {

  private record Wording(String sorry, String where, String open) {}

  private static final Wording ENGLISH =
      new Wording(
          "Sorry about that.",
          "You were telling me:",
          "You were telling me something just now. Please go on.");

  private static final Map<String, Wording> KNOWN =
      Map.of(
          "en",
          ENGLISH,
          "es",
          new Wording(
              "Perdone la interrupción.",
              "Me estaba diciendo:",
              "Me estaba contando algo. Siga, por favor."),
          "fr",
          new Wording(
              "Excusez-moi pour cette coupure.",
              "Vous me disiez :",
              "Vous étiez en train de me parler. Continuez, je vous en prie."),
          "de",
          new Wording(
              "Entschuldigen Sie die Unterbrechung.",
              "Sie wollten mir gerade sagen:",
              "Sie waren gerade am Erzählen. Bitte fahren Sie fort."));

  private static final Pattern QUESTION = Pattern.compile("[^.!?¡\\n]*\\?");

  private Resumption() {}

  private static Wording in(String language) {
    return KNOWN.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ENGLISH);
  }

  /// Said first.
  ///
  /// @param language BCP 47
  public static String sorry(String language) {
    return in(language).sorry();
  }

  /// What a call that fell goes on with, where a reply had been given before; empty where one is
  /// still owed, or has just been thought of.
  static Optional<Reply> of(State state, Mind mind, Command command, List<Event> events) {
    boolean owed = !state.turns().replied() || events.stream().anyMatch(Replied.class::isInstance);
    if (!(command instanceof Fall) || owed) return Optional.empty();
    var language = Languages.of(state.frame(), mind.tenant().profile());
    return state.reply(-1).map(it -> again(state, language, it));
  }

  private static Reply again(State state, String language, Reply.Say last) {
    var text = last.text().erased() ? "" : last.text().text();
    boolean told = state.leg().lines().told() > 0 || state.turns().cutShort(0);
    boolean unheard = last.turn() == 0 && !told;
    var words =
        last.next() == Next.LISTEN
            ? unheard ? text : sorry(language) + " " + words(language, last.turn(), text)
            : "";
    return new Reply.Say(last.turn(), Personal.of(words), last.next(), last.language());
  }

  private static String words(String language, int turn, String text) {
    var wording = in(language);
    var question = question(text);
    if (question.isEmpty()) return wording.open();
    return turn == 0 ? question : wording.where() + " " + question;
  }

  private static String question(String reply) {
    var found = QUESTION.matcher(reply);
    var question = "";
    while (found.find()) question = found.group().strip();
    return question;
  }
}
