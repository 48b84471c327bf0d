package switchboard.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ErasureTest {

  private static final List<String> PERSONAL =
      List.of(
          "customer",
          "contact",
          "conversation",
          "turn",
          "run",
          "specialist_offer",
          "specialist_answer",
          "outbox",
          "job",
          "change_request",
          "task");

  private final Feed feed = Feed.open();

  @BeforeEach
  void tell() throws Exception {
    for (var entity : Story.facts().entrySet())
      for (var fact : entity.getValue()) feed.tell(entity.getKey(), fact);
  }

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void nothing_of_a_person_is_left_and_nothing_of_others_is_lost() throws Exception {
    new Erasure(feed.source()).erase("acme", "c1");
    for (var table : PERSONAL)
      assertThat(feed.database().ask("select distinct tenant from " + table))
          .as(table)
          .containsExactly("bolt");
    assertThat(feed.database().ask("select distinct tenant from appointment"))
        .containsExactlyInAnyOrder("acme", "bolt");
  }

  @Test
  void erasing_somebody_unknown_changes_nothing() throws Exception {
    var before = feed.rows("conversation");
    new Erasure(feed.source()).erase("acme", "c2");
    new Erasure(feed.source()).erase("acme", "\0");
    assertThat(feed.rows("conversation")).isEqualTo(before);
  }
}
