package switchboard.engine.understanding;

/// The words a name is announced with: "my name is", "put it under", "this is", "soy".
final class NameCues {

  private final Tokens tokens;

  NameCues(Tokens tokens) {
    this.tokens = tokens;
  }

  /// The index after words that surely announce a name, or -1.
  int strong(int i) {
    var to =
        tokens.after(
            i,
            "my|the|his|her?",
            "full|first|last|given|family|legal?",
            "name",
            "is|would|should|will",
            "be?");
    if (to < 0) to = tokens.after(i, "my", "full|first|last?", "name's|names|surname", "is?");
    if (to < 0) to = tokens.after(i, "you", "can", "call", "me");
    if (to < 0) to = casual(i);
    if (to < 0) to = tokens.after(i, "under", "the?", "name", "of?");
    if (to < 0) to = tokens.after(i, "under", "my", "name");
    if (to < 0)
      to =
          tokens.after(
              i,
              "put|book|file",
              "it|that|me|us",
              "in|under|down",
              "as|for?",
              "the?",
              "name?",
              "of?");
    if (to < 0) to = tokens.after(i, "i", "am", "called");
    if (to < 0) to = tokens.after(i, "you", "are", "speaking|talking", "to|with");
    if (to < 0) to = tokens.after(i, "surname's|surname|name's|name", "is|of?");
    if (to < 0) to = tokens.after(i, "i", "said|am", "myself?");
    if (to > 0 && tokens.is(to - 1, "am")) to = -1;
    if (to < 0 && i == 0) to = tokens.after(i, "myself");
    return to;
  }

  /// "folks call me", "i go by", "put", "that'll be under".
  private int casual(int i) {
    var to = -1;
    if (to < 0)
      to = tokens.after(i, "they|people|everyone|everybody|folks|friends", "all?", "call", "me|us");
    if (to < 0) to = tokens.after(i, "i", "go", "by");
    if (to < 0 && !tokens.is(i + 3, "it|that|me|us|this"))
      to = tokens.after(i, "you", "can", "put");
    if (to < 0) to = tokens.after(i, "this", "here", "is");
    if (to < 0) to = tokens.after(i, "take", "mine");
    if (to < 0) to = tokens.after(i, "will", "be", "under");
    if (to < 0) to = tokens.after(i, "did", "i", "not", "say");
    return to;
  }

  /// The index after words that may announce one, or -1.
  int weak(int i, boolean expected) {
    var to = tokens.after(i, "this", "is");
    if (to < 0) to = tokens.after(i, "i", "am");
    if (to < 0) to = tokens.after(i, "it|that", "is");
    if (to < 0) to = tokens.after(i, "soy|habla", "la|el|the?");
    if (to < 0 && i == 0 && tokens.text(0).equals("is")) to = 1;
    if (to < 0 && tokens.is(i, Names.GREETING + "|name")) to = i + 1;
    if (to < 0 && i == 0 && tokens.get(0).word() && !Words.plain(tokens.text(0))) to = 0;
    if (to < 0 && tokens.is(i, "for") && expected) to = i + 1;
    return to;
  }
}
