package switchboard.edge.cascade;

/// Is told what becomes of a call that is held by a cascade. On any thread.
public interface Fate {

  /// The caller has heard something: hearing and speaking work.
  void worked();

  /// The call goes on a rung below, or is over: its sound is of no more use.
  ///
  /// @param reason in a word
  void left(String reason);

  /// The caller has hung up.
  void hungUp();
}
