package switchboard.edge.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import switchboard.engine.message.Attachment;

/// E-mails that say nothing in particular.
final class Drafts {

  static final Identity ACME =
      new Identity("Acme Plumbing", "calls@phone.example", Optional.of("owner@acme.example"));

  static final Attachment INVITATION =
      new Attachment(
          "appointment.ics",
          "text/calendar; method=REQUEST; charset=utf-8",
          "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".getBytes(UTF_8));

  private Drafts() {}

  static Draft to(String address) {
    return with("m1", address, "Your visit", "See you on Tuesday");
  }

  static Draft with(String id, String address, String subject, String text) {
    return new Draft(
        "acme", id, ACME, address, subject, text, Optional.of("<p>" + text + "</p>"), List.of());
  }

  static Draft inviting() {
    var it = to("robin@customer.example");
    return new Draft(
        it.tenant(),
        it.id(),
        it.from(),
        it.to(),
        it.subject(),
        it.text(),
        it.html(),
        List.of(INVITATION));
  }
}
