package switchboard.engine.function;

import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.function.Arguments.Misfit;
import switchboard.engine.function.Call.Refused;
import switchboard.engine.tenant.Profile.Recognition;

/// What may be told to whom. A number alone opens what the tenant lets it open, and no more;
/// whoever is new has nothing to be opened.
final class Trust {

  private static final Refused STRANGER =
      new Refused(
          "The caller is not identified. Ask for their full name and their e-mail or address, and"
              + " call identify_caller.",
          "Before I open your records, may I have your full name, and your e-mail or your"
              + " address?");

  private Trust() {}

  static boolean open(Frame frame, Setting setting) {
    var caller = frame.caller();
    boolean policy = setting.profile().recognition() == Recognition.NAME_AND_CONTEXT;
    return caller.identified()
        || !caller.known()
        || !setting.voice()
        || (policy && !caller.contradicts());
  }

  /// @throws Misfit where it is not open
  static void require(Frame frame, Setting setting) {
    if (!open(frame, setting)) throw new Misfit(STRANGER);
  }
}
