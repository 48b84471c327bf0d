package switchboard.engine.identity;

/// By what a customer is known again. The word stands in ids and names the kind to
/// [switchboard.engine.privacy.Seals#hash].
public enum IdentityKind {
  PHONE("phone"),
  EMAIL("email");

  private final String word;

  IdentityKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
