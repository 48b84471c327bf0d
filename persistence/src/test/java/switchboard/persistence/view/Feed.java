package switchboard.persistence.view;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import switchboard.engine.Fact;
import switchboard.persistence.alert.AlarmReaction;
import switchboard.persistence.alert.AlertReaction;
import switchboard.persistence.alert.AlertView;
import switchboard.persistence.calendar.AppointmentView;
import switchboard.persistence.change.ChangeReaction;
import switchboard.persistence.change.ChangeView;
import switchboard.persistence.consent.ConsentReaction;
import switchboard.persistence.consent.ConsentView;
import switchboard.persistence.conversation.AdviceView;
import switchboard.persistence.conversation.AssessmentView;
import switchboard.persistence.conversation.ConversationView;
import switchboard.persistence.customer.CustomerView;
import switchboard.persistence.database.TestDatabase;
import switchboard.persistence.duty.AssessReaction;
import switchboard.persistence.duty.DutyReaction;
import switchboard.persistence.job.JobView;
import switchboard.persistence.message.OutboxReaction;
import switchboard.persistence.outbound.PromiseReaction;
import switchboard.persistence.outbound.RemindedReaction;
import switchboard.persistence.projection.JdbcTransaction;
import switchboard.persistence.projection.View;
import switchboard.persistence.property.PropertyView;
import switchboard.persistence.task.TaskReaction;
import switchboard.persistence.task.TaskView;
import switchboard.persistence.tenant.TenantView;
import switchboard.persistence.ticket.TicketReaction;
import switchboard.persistence.ticket.TicketView;
import switchboard.persistence.waitlist.WaitlistReaction;
import switchboard.persistence.waitlist.WaitlistView;

/// Tells all views what has happened, one transaction an event, in the order of a test.
public final class Feed implements AutoCloseable {

  private static final List<View> VIEWS =
      List.of(
          new TenantView(),
          new CustomerView(),
          new AppointmentView(),
          new ConversationView(),
          new OutboxReaction(),
          new DutyReaction(_ -> List.of()),
          new WaitlistView(),
          new switchboard.persistence.duty.AnswerReaction(),
          new AssessmentView(),
          new AdviceView(),
          new AssessReaction(),
          new WaitlistReaction(),
          new ConsentView(),
          new ConsentReaction(),
          new JobView(),
          new ChangeView(),
          new ChangeReaction(),
          new AlertView(),
          new AlertReaction(),
          new AlarmReaction(),
          new TaskView(),
          new TaskReaction(),
          new PropertyView(),
          new TicketView(),
          new TicketReaction(),
          new RemindedReaction(),
          new PromiseReaction());

  private static final String EMPTY =
      """
      delete from tenant; delete from tenant_number; delete from tenant_key; delete from customer;
      delete from appointment; delete from block; delete from busy; delete from source;
      delete from waitlist; delete from consent;
      delete from job; delete from change_request; delete from task;
      delete from property; delete from ticket; delete from ticket_note;
      delete from duty; delete from duty_block; delete from conversation; delete from turn; delete from run;
      delete from intervention; delete from specialist_offer; delete from specialist_answer; delete from llm_usage;
      delete from contact; delete from assessment; delete from rating; delete from outbox; delete from alarm; delete from event_journal; delete from dead_letter; delete from mail_opt_out; delete from calendar_feed;
      delete from pekko_projection_offset_store
      """;

  /// Databases that have served a test and are empty again.
  private static final Queue<Feed> FREE = new ConcurrentLinkedQueue<>();

  private final TestDatabase database = TestDatabase.create();
  private final DataSource source = database.pool(8);
  private final AtomicLong ordering = new AtomicLong();
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();

  private boolean spoilt;

  private Feed() {}

  public static Feed open() {
    return Optional.ofNullable(FREE.poll()).orElseGet(Feed::new);
  }

  public DataSource source() {
    return source;
  }

  public TestDatabase database() {
    return database;
  }

  public Feed tell(String persistenceId, Fact... facts) throws SQLException {
    for (var fact : facts) take(persistenceId, fact);
    return this;
  }

  private void take(String persistenceId, Fact fact) throws SQLException {
    long number = numbers.merge(persistenceId, 1L, Long::sum);
    take(persistenceId, number, fact);
  }

  /// Tells the fact of this number, perhaps once more.
  public void take(String persistenceId, long number, Fact fact) throws SQLException {
    take(persistenceId, number, fact, ordering.get() + 1);
  }

  /// The same, written at this time.
  public void take(String persistenceId, long number, Fact fact, long written) throws SQLException {
    var n = ordering.incrementAndGet();
    var event = EventEnvelope.create(Offset.sequence(n), persistenceId, number, fact, written);
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var tx = new JdbcTransaction(connection);
      for (var view : VIEWS)
        if (persistenceId.startsWith(view.entityType() + "|")) view.apply(tx, event);
      tx.commit();
    }
  }

  /// Everything that lies in a table, in an order of its own.
  public List<String> rows(String table) throws SQLException {
    return database.ask("select t::text from %s t order by 1".formatted(table));
  }

  /// Takes the database away from everybody.
  public void away() throws SQLException {
    spoilt = true;
    var last = database.connect();
    database.allow(false);
    try (var statement = last.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
          """);
    }
  }

  public void back() {
    database.allow(true);
  }

  @Override
  public void close() {
    if (spoilt) database.close();
    else clear();
  }

  private void clear() {
    try {
      database.run(EMPTY);
      numbers.clear();
      FREE.add(this);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
