package switchboard.node.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import switchboard.node.Settings;
import switchboard.simulator.google.GoogleApi;
import switchboard.simulator.mail.MailApi;
import switchboard.simulator.mail.Mailbox;
import switchboard.simulator.mail.SmtpServer;

/// What a demo's node finds in the places of a mail server and of Google: both on this machine, and
/// nothing that is sent to them reaches anybody.
record Neighbours(Mailbox mailbox, SmtpServer smtp, MailApi reader, GoogleApi google)
    implements AutoCloseable {

  private static final String SENDER = "no-reply@switchboard.example";
  private static final String UNUSED = "unused";

  static Neighbours start() throws IOException {
    var clock = Clock.systemUTC();
    var mailbox = new Mailbox();
    var smtp = SmtpServer.start(0, mailbox, clock);
    var reader = MailApi.start(0, UNUSED, mailbox, clock);
    var google = GoogleApi.start(0);
    google.calendar("primary", ZoneId.of("America/Chicago"));
    return new Neighbours(mailbox, smtp, reader, google);
  }

  /// The same, with these in the places of the real ones.
  Settings in(Settings settings) {
    return settings
        .with("SWITCHBOARD_MAIL", "simulator")
        .with("SMTP_HOST", "127.0.0.1")
        .with("SMTP_PORT", Integer.toString(smtp.port()))
        .with("SMTP_SECURITY", "none")
        .with("MAIL_FROM", SENDER)
        .with("SENDGRID_API_KEY", "")
        .with("GOOGLE_API_BASE_URL", google.uri().toString())
        .with("GOOGLE_SERVICE_ACCOUNT_JSON", "")
        .with("GOOGLE_OAUTH_CLIENT_ID", google.clientId())
        .with("GOOGLE_OAUTH_CLIENT_SECRET", google.clientSecret());
  }

  /// Where the e-mails can be read.
  URI mails() {
    return reader.uri().resolve("/mail");
  }

  @Override
  public void close() {
    google.close();
    reader.close();
    try {
      smtp.close();
    } catch (IOException _) {
      // What does not close ends with the process.
    }
  }
}
