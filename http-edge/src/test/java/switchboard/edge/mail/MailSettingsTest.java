package switchboard.edge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.edge.mail.MailSettings.Mode;
import switchboard.edge.mail.MailSettings.Security;
import switchboard.edge.message.Sender.Outcome;
import switchboard.edge.message.Sender.Refusal;

class MailSettingsTest {

  private static final Outcome NOT_ALLOWED =
      new Outcome.Refused("not-allowed", Refusal.NOT_ALLOWED);

  /// Takes everything.
  private static final class Sack implements Mailer {
    final List<String> taken = new ArrayList<>();

    @Override
    public Outcome send(Draft draft) {
      taken.add(draft.to());
      return new Outcome.Accepted("ok");
    }

    @Override
    public Fate fate(Draft draft, Instant since) {
      return new Fate.Open();
    }
  }

  private static Map<String, String> env(String... pairs) {
    var env = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) env.put(pairs[i], pairs[i + 1]);
    return env;
  }

  private static List<String> through(Mode mode, Set<String> allowed, String... addresses) {
    var sack = new Sack();
    var mailer = new GuardedMailer(sack, mode, allowed);
    Stream.of(addresses)
        .map(it -> mailer.send(Drafts.to(it)))
        .filter(it -> !(it instanceof Outcome.Accepted))
        .forEach(it -> assertThat(it).isEqualTo(NOT_ALLOWED));
    return sack.taken;
  }

  @Test
  void outside_production_mail_goes_to_those_allowed_and_nobody_else() {
    var allowed =
        MailSettings.of(env("MAIL_ALLOW_LIST", " Dev@Corp.org, @team.net\ncustomer.example"))
            .allowed();
    assertThat(
            through(
                Mode.ALLOWED_ONLY,
                allowed,
                "dev@corp.org",
                "DEV@CORP.ORG",
                "other@corp.org",
                "any@team.net",
                "any@sub.team.net",
                "any@notteam.net",
                "robin@customer.example",
                "dev@corp.org.evil.net"))
        .containsExactly("dev@corp.org", "DEV@CORP.ORG", "any@team.net", "any@sub.team.net");
  }

  @Test
  void with_nobody_allowed_nobody_gets_anything() {
    assertThat(through(Mode.ALLOWED_ONLY, Set.of(), "a@b.org", "c@d.example")).isEmpty();
  }

  @Test
  void not_even_live_mail_goes_where_nobody_can_be() {
    assertThat(
            through(
                Mode.LIVE,
                Set.of("customer.example"),
                "robin@customer.example",
                "a@b.EXAMPLE",
                "a@b.test",
                "a@b.invalid",
                "a@localhost",
                "a@example.com",
                "a@mail.example.org",
                "a@notexample.com"))
        .containsExactly("a@notexample.com");
  }

  @Test
  void the_simulator_gets_everything() {
    assertThat(through(Mode.SIMULATOR, Set.of(), "robin@customer.example", "a@b.org")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ALLOWED_ONLY",
    "'', https://calls.business.org, ALLOWED_ONLY",
    "live, https://calls.business.org, LIVE",
    "LIVE, https://calls.business.org, LIVE",
    "simulator, '', SIMULATOR"
  })
  void only_who_says_so_and_can_be_reached_is_in_production(String mail, String url, Mode mode) {
    assertThat(MailSettings.of(env("SWITCHBOARD_MAIL", mail, "PUBLIC_BASE_URL", url)).mode())
        .isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SWITCHBOARD_MAIL=live | SWITCHBOARD_MAIL",
        "SWITCHBOARD_MAIL=live PUBLIC_BASE_URL=http://calls.business.org | SWITCHBOARD_MAIL",
        "SWITCHBOARD_MAIL=yes | SWITCHBOARD_MAIL",
        "SWITCHBOARD_MAIL=simulator SMTP_HOST=mail.business.org | SWITCHBOARD_MAIL",
        "SMTP_HOST=mail.business.org SENDGRID_API_KEY=k | SMTP_HOST",
        "SMTP_HOST=mail.business.org SMTP_PORT=99999 | SMTP_PORT",
        "SMTP_HOST=mail.business.org SMTP_PORT=smtp | SMTP_PORT",
        "SMTP_HOST=mail.business.org SMTP_SECURITY=ssl | SMTP_SECURITY",
        "SMTP_HOST=mail.business.org SMTP_SECURITY=none | SMTP_SECURITY",
        "SENDGRID_API_KEY=k SENDGRID_API_BASE_URL=:: | SENDGRID_API_BASE_URL",
        "MAIL_FROM=Acme<calls@x> | MAIL_FROM",
      })
  void what_cannot_be_used_is_named(String variables, String named) {
    var env = new HashMap<String, String>();
    for (var it : variables.split(" ")) env.put(it.split("=", 2)[0], it.split("=", 2)[1]);
    assertThatThrownBy(() -> MailSettings.of(env))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 587, STARTTLS",
    "465, '', 465, TLS",
    "'', tls, 465, TLS",
    "2525, starttls, 2525, STARTTLS",
    "25, tls, 25, TLS"
  })
  void mail_is_encrypted_on_its_way(String port, String wanted, int used, Security security) {
    var server =
        MailSettings.of(
                env("SMTP_HOST", "mail.business.org", "SMTP_PORT", port, "SMTP_SECURITY", wanted))
            .smtp()
            .orElseThrow();
    assertThat(server.port()).isEqualTo(used);
    assertThat(server.security()).isEqualTo(security);
  }

  @Test
  void an_empty_environment_sends_nothing_and_says_why() {
    var mailer = Mailers.of(MailSettings.of(Map.of()), java.time.Clock.systemUTC());
    assertThat(mailer.send(Drafts.to("a@b.org")))
        .isEqualTo(new Outcome.Refused("no-account", Refusal.NOT_ALLOWED));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2525})
  void a_demo_writes_to_the_simulator_whatever_else_is_set(int port) {
    var settings =
        MailSettings.of(env("SENDGRID_API_KEY", "k", "MAIL_FROM", "calls@business.org"))
            .withSimulator(port);
    assertThat(settings.mode()).isEqualTo(Mode.SIMULATOR);
    assertThat(settings.sendGrid()).isEmpty();
    assertThat(settings.from()).contains("calls@business.org");
    assertThat(MailSettings.NONE.withSimulator(port).from()).isPresent();
  }

  @Test
  void a_password_is_shown_to_nobody() {
    var settings =
        MailSettings.of(
            env("SMTP_HOST", "mail.business.org", "SMTP_USER", "u", "SMTP_PASSWORD", "secret"));
    assertThat(settings.toString()).doesNotContain("secret");
  }
}
