package switchboard.edge.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import switchboard.edge.link.Link.Purpose;
import switchboard.edge.link.Links.Reading;

class LinksTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Link LINK =
      new Link("plumber", Purpose.MANAGE, "CA1-7", "van-1", NOON.plusSeconds(600));

  private final Links links = new Links("0123456789abcdef".getBytes(UTF_8), Optional.empty());

  @Test
  void what_was_signed_is_read_as_it_was() {
    assertThat(links.read(links.token(LINK), NOON)).isEqualTo(new Reading.Valid(LINK));
  }

  @Test
  void a_link_ends_in_its_time() {
    var token = links.token(LINK);
    assertThat(links.read(token, NOON.plusSeconds(599))).isInstanceOf(Reading.Valid.class);
    assertThat(links.read(token, NOON.plusSeconds(600))).isEqualTo(new Reading.Expired(LINK));
  }

  @Test
  void whoever_changes_a_character_has_no_link() {
    var token = links.token(LINK);
    for (int i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.read(changed, NOON)).as("at %d", i).isEqualTo(new Reading.Forged());
    }
  }

  @Test
  void another_key_opens_nothing() {
    var others = new Links("another-key-of-some-length".getBytes(UTF_8), Optional.empty());
    assertThat(others.read(links.token(LINK), NOON)).isEqualTo(new Reading.Forged());
  }

  @Test
  void what_is_no_token_is_forged() {
    for (var it :
        new String[] {"", "a", "....", "é", "A".repeat(22), "A".repeat(5000), "=".repeat(40)})
      assertThat(links.read(it, NOON)).isEqualTo(new Reading.Forged());
  }

  @Test
  void an_address_is_told_only_where_we_know_our_own() {
    assertThat(links.url(LINK)).isEmpty();
    var known =
        new Links("0123456789abcdef".getBytes(UTF_8), Optional.of("https://voice.example/"));
    assertThat(known.url(LINK)).contains("https://voice.example/a/" + known.token(LINK));
    assertThat(known.url(LINK).orElseThrow()).hasSizeLessThan(110);
  }
}
