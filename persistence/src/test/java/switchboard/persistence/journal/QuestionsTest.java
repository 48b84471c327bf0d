package switchboard.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import switchboard.persistence.journal.EventJournal.Stored;
import switchboard.persistence.journal.Questions.Question;

class QuestionsTest {

  private final Questions questions = new Questions();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void many_who_ask_the_same_ask_the_journal_once() {
    var answer = new CompletableFuture<List<Stored>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 20)
              .mapToObj(_ ->
                  CompletableFuture.supplyAsync(
                      () -> questions.ask(upTo(5), () -> count(answer.join())), threads))
              .toList();
      answer.complete(List.of());
      assertThat(all).allSatisfy(it -> assertThat(it.join()).isSameAs(answer.join()));
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void another_end_is_another_question() {
    questions.ask(upTo(5), () -> count(List.of()));
    questions.ask(upTo(6), () -> count(List.of()));
    assertThat(asked).hasValue(2);
  }

  @Test
  void a_failure_is_forgotten() {
    assertThatThrownBy(() -> questions.ask(upTo(5), QuestionsTest::fail))
        .isInstanceOf(CompletionException.class);
    assertThat(questions.ask(upTo(5), () -> count(List.of()))).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void old_answers_are_not_kept() {
    for (int n = 1; n <= 100; n++) questions.ask(upTo(n), () -> count(List.of()));
    questions.ask(upTo(1), () -> count(List.of()));
    assertThat(asked).hasValue(101);
  }

  private static Question upTo(long to) {
    return new Question(new Slice("thing", 0, 1), 0, to);
  }

  private List<Stored> count(List<Stored> rows) {
    asked.incrementAndGet();
    return rows;
  }

  private static List<Stored> fail() {
    throw new CompletionException(new java.sql.SQLException("away"));
  }
}
