package switchboard.edge.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.engine.Page;
import switchboard.engine.message.Channel;
import switchboard.engine.message.Letter;
import switchboard.engine.message.Outbox;

/// An outbox that only takes reports, and refuses as many of them as told.
final class Reports implements Outbox {

  record Reported(String tenant, String id, String status, Optional<String> error) {}

  final List<Reported> reported = new CopyOnWriteArrayList<>();
  final AtomicInteger broken = new AtomicInteger();

  @Override
  public void reported(String tenant, String id, String status, Optional<String> error) {
    if (broken.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
      throw new IllegalStateException("no database");
    }
    reported.add(new Reported(tenant, id, status, error));
  }

  @Override
  public void post(Letter letter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void withdraw(String tenant, String appointment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Message> take(Channel channel, int limit, Instant now, Duration patience) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean outdated(String tenant, String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sent(String tenant, String id, String reference, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void again(String tenant, String id, String error, Instant due) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void failed(String tenant, String id, String error) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void suppressed(String tenant, String id, String why) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Message> list(String tenant, Optional<String> cursor, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Count> counts(String tenant, Instant since) {
    throw new UnsupportedOperationException();
  }
}
