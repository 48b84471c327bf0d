package switchboard.engine.function;

import java.util.Optional;
import switchboard.engine.Phone;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.dialogue.Frame;
import switchboard.engine.dialogue.Setting;
import switchboard.engine.function.Call.Asked;
import switchboard.engine.function.Call.Refused;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Tool;

/// What callers say about themselves: kept, or held against what is on file.
record Introduction(Arguments arguments, Frame frame, Setting setting) {

  private static final Refused NO_NUMBER =
      new Refused(
          "That is no telephone number. Ask for it digit by digit.",
          "Could you give me that number once more, digit by digit?");
  private static final Refused NO_EMAIL =
      new Refused(
          "That is no e-mail address. Ask for it letter by letter.",
          "Could you spell that e-mail address for me?");
  private static final Refused NAME_ALONE =
      new Refused(
          "A name alone is not enough. Ask for their e-mail or their address too.",
          "Thank you. And your e-mail address, or the address we have for you?");

  Call note() {
    var fault = fault();
    if (fault.isPresent()) return fault.get();
    var told = details();
    if (told.equals(Details.NONE)) return new Refused("Say what is to be noted.");
    return new Asked(new Tool.NoteCustomer(Functions.customer(frame), told));
  }

  Call identify() {
    arguments.required("name", 100);
    var fault = fault();
    if (fault.isPresent()) return fault.get();
    var told = details();
    boolean more = told.email().isPresent() || told.address().isPresent();
    boolean known = frame.caller().known();
    if (known && !more) return NAME_ALONE;
    var claim = new Tool.Claim(Functions.customer(frame), told, !known);
    return new Asked(
        new Tool.FindCustomer(Optional.empty(), Source.PHONE_CALL, Optional.of(claim)));
  }

  private Optional<Call> fault() {
    if (arguments.text("phone", 40).isPresent() && number().isEmpty())
      return Optional.of(NO_NUMBER);
    boolean email =
        arguments
            .text("email", 200)
            .filter(it -> !it.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+"))
            .isEmpty();
    return email ? Optional.empty() : Optional.of(NO_EMAIL);
  }

  private Optional<Phone> number() {
    return arguments.text("phone", 40).flatMap(it -> Phone.of(it, setting.profile().country()));
  }

  private Details details() {
    return new Details(
        arguments.personal("name", 100),
        number().map(Phone::e164).map(Personal::of),
        arguments.personal("email", 200),
        arguments.personal("address", 200));
  }
}
