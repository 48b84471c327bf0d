package switchboard.edge.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import switchboard.engine.Page;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.message.About;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Outbox;

/// An outbox in memory, which can die at the moment a message is to be marked as sent.
public final class Desk implements Outbox {

  record Row(Message message, Instant due) {}

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Set<String> overtaken = new HashSet<>();
  private final Instant created;
  public int deaths;

  public Desk(Instant created) {
    this.created = created;
  }

  public synchronized void add(String id, String to, String body) {
    add(id, Audience.CUSTOMER, Optional.of(to), body, false);
  }

  public synchronized void add(
      String id, Audience audience, Optional<String> to, String body, boolean optedOut) {
    var message =
        new Message(
            "acme",
            id,
            audience,
            to,
            Optional.of("+15555550100"),
            body,
            optedOut,
            State.PENDING,
            0,
            created,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    rows.put(id, new Row(message, created));
  }

  public synchronized Message row(String id) {
    return java.util.Objects.requireNonNull(rows.get(id)).message();
  }

  public synchronized Instant due(String id) {
    return java.util.Objects.requireNonNull(rows.get(id)).due();
  }

  public synchronized boolean settled() {
    return rows.values().stream()
        .map(it -> it.message().state())
        .noneMatch(it -> it == State.PENDING || it == State.SENDING);
  }

  @Override
  public synchronized void post(Letter it) {
    var to = it.to();
    var message =
        new Message(
            it.tenant(),
            it.id(),
            it.audience(),
            to,
            Optional.empty(),
            it.body(),
            false,
            State.PENDING,
            0,
            created,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            it.kind(),
            it.mail(),
            it.about(),
            false);
    rows.putIfAbsent(it.id(), new Row(message, created));
  }

  public synchronized void outdate(String id) {
    change(id, it -> with(it, it.optedOut(), true));
  }

  /// Its appointment changes the moment after it is taken.
  public synchronized void overtake(String id) {
    var it = row(id);
    rows.put(id, new Row(about(it, About.at("a1", created)), due(id)));
    overtaken.add(id);
  }

  private static Message about(Message it, About about) {
    return new Message(
        it.tenant(),
        it.id(),
        it.audience(),
        it.to(),
        it.from(),
        it.body(),
        it.optedOut(),
        it.state(),
        it.attempts(),
        it.created(),
        it.since(),
        it.reference(),
        it.error(),
        it.kind(),
        it.mail(),
        Optional.of(about),
        false);
  }

  @Override
  public synchronized boolean outdated(String tenant, String id) {
    return overtaken.contains(id);
  }

  public synchronized void optOut(String id) {
    change(id, it -> with(it, true, it.outdated()));
  }

  @Override
  public void withdraw(String tenant, String appointment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized List<Message> take(
      Channel channel, int limit, Instant now, Duration patience) {
    var taken = new ArrayList<Message>();
    for (var row : List.copyOf(rows.values())) {
      if (row.message().channel() == channel && taken.size() < limit && isDue(row, now)) {
        taken.add(row.message());
        var leased = with(row.message(), State.SENDING, Optional.of(now), null, null, 1);
        rows.put(leased.id(), new Row(leased, now.plus(patience)));
      }
    }
    return taken;
  }

  private static boolean isDue(Row row, Instant now) {
    var state = row.message().state();
    return (state == State.PENDING || state == State.SENDING) && !row.due().isAfter(now);
  }

  @Override
  public synchronized void sent(String tenant, String id, String reference, Instant now) {
    if (deaths > 0) {
      deaths--;
      throw new IllegalStateException("killed");
    }
    change(id, it -> with(it, State.SENT, it.since(), reference, null, 0));
  }

  @Override
  public synchronized void again(String tenant, String id, String error, Instant due) {
    var pending = with(row(id), State.PENDING, Optional.empty(), null, error, 0);
    rows.put(id, new Row(pending, due));
  }

  @Override
  public synchronized void failed(String tenant, String id, String error) {
    change(id, it -> with(it, State.FAILED, it.since(), null, error, 0));
  }

  @Override
  public synchronized void suppressed(String tenant, String id, String why) {
    change(id, it -> with(it, State.SUPPRESSED, it.since(), null, why, 0));
  }

  @Override
  public void reported(String tenant, String id, String status, Optional<String> error) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized Page<Message> list(String tenant, Optional<String> cursor, int limit) {
    return new Page<>(rows.values().stream().map(Row::message).toList(), Optional.empty());
  }

  @Override
  public List<Count> counts(String tenant, Instant since) {
    throw new UnsupportedOperationException();
  }

  private void change(String id, UnaryOperator<Message> change) {
    rows.computeIfPresent(id, (_, row) -> new Row(change.apply(row.message()), row.due()));
  }

  private static Message with(
      Message it,
      State state,
      Optional<Instant> since,
      @org.jspecify.annotations.Nullable String reference,
      @org.jspecify.annotations.Nullable String error,
      int attempts) {
    return new Message(
        it.tenant(),
        it.id(),
        it.audience(),
        it.to(),
        it.from(),
        it.body(),
        it.optedOut(),
        state,
        it.attempts() + attempts,
        it.created(),
        since,
        Optional.ofNullable(reference).or(it::reference),
        Optional.ofNullable(error).or(it::error),
        it.kind(),
        it.mail(),
        it.about(),
        it.outdated());
  }

  private static Message with(Message it, boolean optedOut, boolean outdated) {
    return new Message(
        it.tenant(),
        it.id(),
        it.audience(),
        it.to(),
        it.from(),
        it.body(),
        optedOut,
        it.state(),
        it.attempts(),
        it.created(),
        it.since(),
        it.reference(),
        it.error(),
        it.kind(),
        it.mail(),
        it.about(),
        outdated);
  }
}
