package switchboard.engine.conversation;

import switchboard.engine.Phone;

/// Conversations a business holds with its own receptionist to try it out. They run like all others
/// and are told apart by their ids; nothing they ask to be sent is sent, nobody is alarmed by them,
/// and they count in no figure.
public final class Trial {

  /// How their ids in the tenant begin.
  public static final String PREFIX = "try-";

  private static final int NUMBERS = 100;

  private Trial() {}

  /// @param conversation its id in the tenant
  public static boolean is(String conversation) {
    return conversation.startsWith(PREFIX);
  }

  /// The number somebody who tries it out calls from: of an area that does not exist, in a range
  /// that is kept for fiction.
  public static Phone caller(String session) {
    return new Phone("+155555501%02d".formatted(Math.floorMod(session.hashCode(), NUMBERS)));
  }
}
