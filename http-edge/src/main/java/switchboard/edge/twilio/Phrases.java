package switchboard.edge.twilio;

import java.util.Locale;
import java.util.Map;

/// What a caller hears when the engine cannot speak, in the tenant's language where we know it and
/// in English else. `{business}` stands for the tenant's name.
///
/// @param filler said while we wait for the engine
/// @param moment said while there is no place yet
/// @param again asks for words that were lost
/// @param lost promises a call back; the owner is told as well
/// @param unknown nobody has this number
/// @param suspended the tenant is not served at the moment
/// @param whatsApp answers a channel that is not open
record Phrases(
    String filler,
    String moment,
    String again,
    String lost,
    String unknown,
    String suspended,
    String whatsApp) {

  private static final Phrases ENGLISH =
      new Phrases(
          "One moment please, I am still looking that up.",
          "One moment please, I will be right with you.",
          "Sorry, I did not catch that. Could you say it again, please?",
          "I am very sorry, we have a technical problem. {business} has been told that you called,"
              + " and will call you back. Goodbye.",
          "Sorry, this number is not in service. Goodbye.",
          "Thank you for contacting {business}. We cannot take your call at the moment. Please try"
              + " again later. Goodbye.",
          "Sorry, WhatsApp is not available here. Please call or text us instead.");

  private static final Map<String, Phrases> KNOWN =
      Map.of(
          "en",
          ENGLISH,
          "es",
          new Phrases(
              "Un momento, por favor, sigo consultándolo.",
              "Un momento, por favor, enseguida le atiendo.",
              "Perdone, no le he entendido. ¿Puede repetirlo, por favor?",
              "Lo siento mucho, tenemos un problema técnico. Hemos avisado a {business} de su"
                  + " llamada y le llamarán. Adiós.",
              "Lo sentimos, este número no está en servicio. Adiós.",
              "Gracias por contactar con {business}. Ahora mismo no podemos atenderle. Inténtelo"
                  + " más tarde, por favor. Adiós.",
              "Lo sentimos, WhatsApp no está disponible aquí. Llámenos o envíenos un SMS."),
          "fr",
          new Phrases(
              "Un instant s'il vous plaît, je cherche encore.",
              "Un instant s'il vous plaît, je suis à vous tout de suite.",
              "Pardon, je n'ai pas compris. Pouvez-vous répéter, s'il vous plaît ?",
              "Je suis vraiment désolé, nous avons un problème technique. {business} est prévenu de"
                  + " votre appel et vous rappellera. Au revoir.",
              "Désolé, ce numéro n'est pas en service. Au revoir.",
              "Merci d'avoir contacté {business}. Nous ne pouvons pas vous répondre pour le moment."
                  + " Merci de réessayer plus tard. Au revoir.",
              "Désolé, WhatsApp n'est pas disponible ici. Appelez-nous ou envoyez un SMS."),
          "de",
          new Phrases(
              "Einen Moment bitte, ich sehe noch nach.",
              "Einen Moment bitte, ich bin gleich für Sie da.",
              "Entschuldigung, das habe ich nicht verstanden. Können Sie es bitte wiederholen?",
              "Es tut mir sehr leid, wir haben eine technische Störung. {business} weiß von Ihrem"
                  + " Anruf und ruft Sie zurück. Auf Wiederhören.",
              "Diese Nummer ist leider nicht vergeben. Auf Wiederhören.",
              "Vielen Dank für Ihre Nachricht an {business}. Im Moment können wir nicht für Sie da"
                  + " sein. Bitte versuchen Sie es später noch einmal. Auf Wiederhören.",
              "WhatsApp ist hier leider nicht verfügbar. Bitte rufen Sie an oder schreiben Sie eine"
                  + " SMS."));

  /// @param language BCP 47
  static Phrases in(String language) {
    return KNOWN.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ENGLISH);
  }

  static String named(String phrase, String business) {
    return phrase.replace("{business}", business);
  }
}
