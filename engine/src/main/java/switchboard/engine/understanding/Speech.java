package switchboard.engine.understanding;

/// The languages that can be understood, told apart by the small words that every sentence has.
enum Speech {
  ENGLISH(""),
  SPANISH("es/");

  private static final String SPANISH_WORDS =
      "que|de|la|el|los|las|un|una|unos|por|para|con|mi|mis|se|es|en|y|o|está|esta|están|hay|hola|buenas|buenos|buen|quiero|quisiera|necesito|tengo|tiene|tienen|puedo|puede|pueden|podría|cuánto|cuanto|cómo|como|cuándo|cuando|dónde|donde|qué|quién|gracias|favor|usted|ustedes|al|del|lo|le|les|su|sus|nos|muy|más|ya|sí|pero|porque|si|esto|eso|ese|este|cita|día|dias|días|tarde|mañana|hoy|soy|estoy|estamos|somos|fue|ser|hasta|desde|sin|sobre|adiós|adios|vale|claro|perdón|espere|luego|bueno|ayuda|auxilio|momento|momentito|huele|señor|señorita|llame|hablar|persona|cancelar|cambiar|correcto|perfecto|también|todo|nada|otra|vez|calle|número|correo|nombre|llamo|agua|casa|piso|aquí|ahí|horario|precio|adelante|mande|aló|me|no|a|he|ha";
  private static final String ENGLISH_WORDS =
      "the|a|an|and|to|of|i|you|is|are|it|my|in|on|for|that|this|have|has|do|does|can|could|would|we|with|what|when|where|how|at|be|was|no|me|not|so|just|there|your|or|if|but|am|please|want|need|he|she|from|hello|hi|about|an|by|our";

  final String folder;

  Speech(String folder) {
    this.folder = folder;
  }

  static Speech of(Tokens tokens) {
    var spanish = 0;
    var english = 0;
    for (var token : tokens.list()) {
      if (Tokens.oneOf(token.text(), SPANISH_WORDS)) spanish++;
      if (token.text().chars().anyMatch(it -> "ñ¿áíóú".indexOf(it) >= 0)) spanish++;
      if (Tokens.oneOf(token.text(), ENGLISH_WORDS)) english++;
    }
    return spanish > english ? SPANISH : ENGLISH;
  }
}
