package switchboard.edge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.notice.Shop.TENANT;
import static switchboard.edge.notice.Shop.hour;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.notice.Shop;
import switchboard.engine.calendar.Slot;
import switchboard.engine.duty.Duty;
import switchboard.engine.duty.Duty.Kind;
import switchboard.engine.message.Mail;

class MailDutyTest {
  private static final Slot TWO = hour("2026-06-03T14:00");

  private final Shop shop = new Shop();
  private final MailDuty mail = shop.mail();

  @BeforeEach
  void booked() {
    shop.book("a1", "ann", "van-1", TWO);
  }

  private Duty duty() {
    return new Duty(
        TENANT,
        "d1",
        Kind.MAIL,
        "a1",
        Optional.of("van-1"),
        Map.of("what", "made", "revision", "1"),
        shop.now,
        0);
  }

  @Test
  void who_is_known_by_an_address_is_mailed_once() {
    for (int i = 0; i < 2; i++) assertThat(mail.handle(duty())).isEqualTo(new Outcome.Done());
    assertThat(shop.letters).hasSize(1);
  }

  @Test
  void the_mail_speaks_as_the_customer_did() {
    shop.spoken = Optional.of("es-US");
    mail.handle(duty());
    var letter = shop.letters.values().iterator().next();
    assertThat(letter.body()).contains("miércoles, 3 de junio", "Le esperamos.");
    assertThat(letter.mail().map(Mail::subject).orElseThrow()).startsWith("Confirmada: ");
  }

  @Test
  void an_address_told_at_the_end_of_the_call_is_waited_for() {
    shop.address = Optional.empty();
    var duty = duty();
    assertThat(mail.handle(duty)).isInstanceOf(Outcome.Later.class);
    shop.now = shop.now.plus(Duration.ofMinutes(2));
    shop.address = Optional.of("pat@customer.example");
    assertThat(mail.handle(duty)).isEqualTo(new Outcome.Done());
    assertThat(shop.letters).hasSize(1);
  }

  @Test
  void who_never_tells_an_address_is_not_waited_for_for_ever() {
    shop.address = Optional.empty();
    var duty = duty();
    shop.now = shop.now.plus(Duration.ofMinutes(12));
    assertThat(mail.handle(duty)).isEqualTo(new Outcome.Dropped("no-address"));
    assertThat(shop.letters).isEmpty();
  }
}
