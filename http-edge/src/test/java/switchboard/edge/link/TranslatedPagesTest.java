package switchboard.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.notice.Shop.TENANT;
import static switchboard.edge.notice.Shop.at;
import static switchboard.edge.notice.Shop.got;
import static switchboard.edge.notice.Shop.hour;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.link.Link.Purpose;
import switchboard.edge.notice.Shop;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Planner.Standing;
import switchboard.engine.calendar.Slot;
import switchboard.engine.tenant.Planning;
import switchboard.engine.tenant.Planning.Cancellation;
import switchboard.engine.tenant.Profile;
import switchboard.engine.waitlist.Entry;
import switchboard.engine.waitlist.Times;

class TranslatedPagesTest {
  private static final Slot TWO = hour("2026-06-03T14:00");
  private static final Instant LATER = at("2026-06-10T00:00");
  private static final Pattern SENTENCE = Pattern.compile("%s");

  private final Shop shop = new Shop();

  @BeforeEach
  void booked() {
    var cancellation = Optional.of(new Cancellation(Duration.ofHours(24), Optional.of(5_000L)));
    shop.planning =
        new Planning(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            cancellation,
            List.of(),
            false,
            Optional.empty());
    shop.book("a1", "ann", "van-1", TWO);
  }

  private Profile read(Link link) {
    return shop.linked().spoken(link, shop.profile());
  }

  private String page(Link link) {
    return new Managing(shop.linked(), read(link), link).show().page().html("");
  }

  private static Link manage() {
    return new Link(TENANT, Purpose.MANAGE, "a1", "van-1", TWO.end());
  }

  @Test
  void who_spoke_spanish_reads_spanish() {
    shop.spoken = Optional.of("es-US");
    assertThat(page(manage()))
        .contains("<html lang=\"es\">", "miércoles, 3 de junio", "Allí estaré", "Cancelarla")
        .contains("Buscar otra hora", "Cancelar es gratis hasta 24 horas antes; después puede")
        .contains("Ya no la necesito", "¿Preguntas? Llame al ")
        .doesNotContain("I will be there", "Wednesday", "Cancel it", "Find another", "free until");
  }

  @Test
  void an_offer_is_read_in_spanish_too() {
    shop.spoken = Optional.of("es-US");
    got(shop.desk.join(TENANT, "e1", new Entry("cy", "faucet-fix", Times.ANY, LATER)));
    got(shop.planner.cancel(new Standing(TENANT, "a1", "van-1"), By.OWNER, Optional.empty()));
    got(shop.desk.free(TENANT, "van-1", TWO));
    var offer = got(shop.desk.open(TENANT, "cy")).orElseThrow().offer().appointment();
    got(shop.desk.keep(TENANT, "e1", offer));
    var link = new Link(TENANT, Purpose.OFFER, offer, "van-1", TWO.start());
    var page = new Claiming(shop.linked(), read(link), link).show().page().html("");
    assertThat(page)
        .contains("Hay una hora libre para usted", "Se la guardamos hasta las", "Sí, la tomo")
        .doesNotContain("A time is free", "kept for you", "Yes, I take it");
  }

  @Test
  void who_spoke_another_language_or_none_reads_that_of_the_business() {
    for (var it : List.of(Optional.<String>empty(), Optional.of("fr-FR"))) {
      shop.spoken = it;
      assertThat(page(manage())).contains("<html lang=\"en\">", "I will be there", "June 3");
    }
  }

  @Test
  void a_question_to_the_owner_is_in_the_language_of_the_business() {
    shop.spoken = Optional.of("es-US");
    var link = new Link(TENANT, Purpose.CONSENT, "q1", "van-1", TWO.end());
    assertThat(read(link)).isEqualTo(shop.profile());
  }

  @Test
  void a_translation_has_the_gaps_of_its_sentence() {
    Map<String, String> spanish = Words.shipped("es");
    spanish.forEach((sentence, said) ->
        assertThat(SENTENCE.matcher(said).results().count())
            .as(sentence)
            .isEqualTo(SENTENCE.matcher(sentence).results().count()));
  }

  @Test
  void what_fills_a_gap_is_text_and_nothing_else() {
    var words = Words.of(shop.profile().in("es-US"));
    assertThat(words.say("Your %s", "$1 %s \\ <b>")).isEqualTo("Su cita: $1 %s \\ <b>");
  }
}
