package switchboard.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private final Mailbox mailbox = new Mailbox(2);

  @Test
  void what_happens_often_is_told_once() {
    mailbox.put(change("a"));
    mailbox.put(change("a"));
    mailbox.put(change("b"));
    assertThat(next().orElseThrow().changes()).containsExactly(change("a"), change("b"));
  }

  @Test
  void what_does_not_fit_becomes_a_reset_and_later_changes_are_told_again() {
    for (var it : new String[] {"a", "b", "c", "d"}) mailbox.put(change(it));
    assertThat(next()).hasValue(new Mailbox.Post(java.util.Set.of(), true));
    mailbox.put(change("e"));
    assertThat(next().orElseThrow().changes()).containsExactly(change("e"));
  }

  @Test
  void who_waits_is_told_at_once_and_of_the_end_too() {
    var waiting = mailbox.next().toCompletableFuture();
    assertThat(waiting).isNotDone();
    mailbox.put(change("a"));
    assertThat(waiting).isCompleted();
    mailbox.close();
    assertThat(next()).isEmpty();
  }

  private Optional<Mailbox.Post> next() {
    return mailbox.next().toCompletableFuture().join();
  }

  private static Change change(String id) {
    return new Change("conversation", Optional.of(id));
  }
}
