package switchboard.edge.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.api.email.CalendarMethod;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.message.Sender.Refusal;

/// Hands e-mails to a mail server. What the server may have taken without saying so is handed over
/// again under the same Message-ID: a mail may come twice, and then says that it is the same.
public final class SmtpMailer implements Mailer {

  private static final Pattern REPLY = Pattern.compile("response: ([45]\\d\\d)\\b");

  private final org.simplejavamail.api.mailer.Mailer mailer;

  /// @param patience for every step of the conversation
  public SmtpMailer(MailSettings.Smtp server, Duration patience) {
    var builder =
        MailerBuilder.withSMTPServer(
                server.host(),
                server.port(),
                server.user().orElse(null),
                server.password().orElse(null))
            .withTransportStrategy(strategy(server.security()))
            .withSessionTimeout(Math.toIntExact(patience.toMillis()))
            .clearEmailValidator()
            .withProperty("mail.smtp.quitwait", "false")
            .withProperty("mail.smtps.quitwait", "false");
    this.mailer = builder.buildMailer();
  }

  private static TransportStrategy strategy(MailSettings.Security security) {
    return switch (security) {
      case NONE -> TransportStrategy.SMTP;
      case STARTTLS -> TransportStrategy.SMTP_TLS;
      case TLS -> TransportStrategy.SMTPS;
    };
  }

  @Override
  public Outcome send(Draft draft) {
    if (!Addresses.valid(draft.to())) return new Outcome.Refused("bad-address", Refusal.FOR_GOOD);
    try {
      mailer.sendMail(email(draft), false).join();
      return new Outcome.Accepted(draft.messageId());
    } catch (RuntimeException e) {
      return outcome(e);
    }
  }

  @Override
  public Fate fate(Draft draft, Instant since) {
    return new Fate.Open();
  }

  private static Email email(Draft draft) {
    var from = draft.from();
    var builder =
        EmailBuilder.startingBlank()
            .fixingMessageId(draft.messageId())
            .from(from.name(), from.address())
            .to(draft.to())
            .withSubject(draft.subject())
            .withPlainText(draft.text())
            .withHeader("Auto-Submitted", "auto-generated");
    from.replyTo().ifPresent(builder::withReplyTo);
    draft.html().ifPresent(builder::withHTMLText);
    draft
        .invitation()
        .ifPresent(it -> builder.withCalendarText(method(it.method()), it.calendar()));
    draft
        .attachments()
        .forEach(it -> builder.withAttachment(it.name(), it.content(), bare(it.type())));
    return builder.buildEmail();
  }

  private static CalendarMethod method(String name) {
    return CalendarMethod.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String bare(String type) {
    return type.split(";", 2)[0].strip();
  }

  private static Outcome outcome(RuntimeException fault) {
    return causes(fault)
        .flatMap(it -> judged(it).stream())
        .findFirst()
        .orElseGet(() -> new Outcome.Unknown("no-answer"));
  }

  private static Optional<Outcome> judged(Throwable it) {
    return switch (it) {
      case SMTPAddressFailedException e -> Optional.of(replied(e.getReturnCode()));
      case SMTPSenderFailedException e -> Optional.of(replied(e.getReturnCode()));
      case SMTPSendFailedException e -> Optional.of(replied(e.getReturnCode()));
      case AuthenticationFailedException _ -> Optional.of(notNow("not-let-in"));
      case MailConnectException _ -> Optional.of(notNow("unreachable"));
      case AddressException _ -> Optional.of(new Outcome.Refused("bad-address", Refusal.FOR_GOOD));
      case MessagingException e when atTheDoor(e) -> Optional.of(notNow(code(e)));
      default -> Optional.empty();
    };
  }

  /// The server was reached and would not even begin, or has no such means of protection.
  private static boolean atTheDoor(MessagingException e) {
    var text = String.valueOf(e.getMessage());
    return text.startsWith("Got bad greeting")
        || text.startsWith("Could not connect")
        || text.contains("STARTTLS")
        || text.contains("convert socket to TLS");
  }

  private static String code(MessagingException e) {
    var found = REPLY.matcher(String.valueOf(e.getMessage()));
    return found.find() ? found.group(1) : "unreachable";
  }

  /// Without a reply the connection broke under way.
  private static Outcome replied(int code) {
    var text = Integer.toString(code);
    if (code >= 500 && code < 600) return new Outcome.Refused(text, Refusal.FOR_GOOD);
    if (code >= 400 && code < 500) return notNow(text);
    return new Outcome.Unknown("no-answer");
  }

  private static Outcome notNow(String code) {
    return new Outcome.Refused(code, Refusal.FOR_NOW);
  }

  /// What led to a fault, in the order of what says most: what the server said of the recipient
  /// comes before what was made of it.
  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.<@Nullable Throwable>iterate(fault, it -> it != null, SmtpMailer::next)
        .limit(20)
        .flatMap(Stream::ofNullable)
        .toList()
        .reversed()
        .stream();
  }

  private static @Nullable Throwable next(@Nullable Throwable it) {
    if (it instanceof MessagingException e && e.getNextException() != null)
      return e.getNextException();
    return it == null ? null : it.getCause();
  }
}
