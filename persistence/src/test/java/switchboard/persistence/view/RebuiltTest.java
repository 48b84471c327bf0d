package switchboard.persistence.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.engine.Fact;
import switchboard.persistence.calendar.AppointmentView;
import switchboard.persistence.change.ChangeView;
import switchboard.persistence.consent.ConsentView;
import switchboard.persistence.conversation.ConversationView;
import switchboard.persistence.customer.CustomerView;
import switchboard.persistence.duty.DutyReaction;
import switchboard.persistence.job.JobView;
import switchboard.persistence.journal.Opening;
import switchboard.persistence.journal.Slice;
import switchboard.persistence.message.OutboxReaction;
import switchboard.persistence.projection.Rebuild;
import switchboard.persistence.projection.View;
import switchboard.persistence.property.PropertyView;
import switchboard.persistence.task.TaskView;
import switchboard.persistence.tenant.TenantView;
import switchboard.persistence.ticket.TicketView;
import switchboard.persistence.waitlist.WaitlistView;

/// Every view comes out of a rebuild as it was. The journal holds numbers here, each standing for a
/// fact of the [Story].
final class RebuiltTest {

  private static final int SLICES = 2;

  private final Feed feed = Feed.open();
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Opening opening =
      (_, stored) -> facts.get(Integer.parseInt(new String(stored.json(), UTF_8)));

  @BeforeEach
  void tell() throws SQLException {
    for (var entity : Story.facts().entrySet())
      for (var fact : entity.getValue()) {
        feed.tell(entity.getKey(), fact);
        store(entity.getKey(), fact);
      }
  }

  private void store(String persistenceId, Fact fact) throws SQLException {
    feed.database()
        .run(
            """
            insert into event_journal (persistence_id, sequence_number, writer, write_timestamp,
              event_ser_id, event_ser_manifest, event_payload)
            values (?, ?, 'w', 0, 1001, '', ?)
            """,
            persistenceId,
            numbers.merge(persistenceId, 1L, Long::sum),
            Integer.toString(facts.size()).getBytes(UTF_8));
    facts.add(fact);
  }

  @AfterEach
  void close() {
    feed.close();
  }

  static Stream<View> views() {
    return Stream.of(
        new TenantView(),
        new CustomerView(),
        new AppointmentView(),
        new ConversationView(),
        new WaitlistView(),
        new ConsentView(),
        new JobView(),
        new ChangeView(),
        new TaskView(),
        new switchboard.persistence.conversation.AssessmentView(),
        new switchboard.persistence.conversation.AdviceView(),
        new PropertyView(),
        new TicketView());
  }

  @ParameterizedTest
  @MethodSource("views")
  void a_view_comes_back_as_it_was_and_lives_on(View view) throws Exception {
    var before = rows();
    assertThat(rebuild(view).deadLetters()).isZero();
    assertThat(rows()).isEqualTo(before);
    tell();
  }

  @Test
  void the_outbox_is_never_rebuilt() throws Exception {
    feed.database().run("update outbox set state = 'SENT'");
    var before = feed.rows("outbox");
    assertThatThrownBy(() -> rebuild(new OutboxReaction())).isInstanceOf(Exception.class);
    assertThat(feed.rows("outbox")).isEqualTo(before);
  }

  @Test
  void duties_are_never_rebuilt() throws Exception {
    feed.database().run("update duty set state = 'DONE'");
    var before = feed.rows("duty");
    assertThatThrownBy(() -> rebuild(new DutyReaction(_ -> List.of())))
        .isInstanceOf(Exception.class);
    assertThat(feed.rows("duty")).isEqualTo(before);
  }

  private Rebuild.Report rebuild(View view) throws SQLException {
    for (var slice : Slice.all(view.entityType(), SLICES))
      feed.database()
          .run(
              """
              insert into pekko_projection_offset_store
              select ?, ?, max(ordering)::text, 'SEQ', false, 0 from event_journal
              """,
              view.name(),
              slice.key());
    return Rebuild.run(feed.database().url(), opening, view, SLICES, _ -> {});
  }

  private List<String> rows() throws SQLException {
    var all = new ArrayList<String>();
    for (var table : Story.TABLES) all.addAll(feed.rows(table));
    return all;
  }
}
