package switchboard.persistence.replay;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import switchboard.engine.Fact;
import switchboard.engine.calendar.Calendar;
import switchboard.engine.conversation.Conversation;
import switchboard.engine.conversation.Event;
import switchboard.engine.replay.Recording;
import switchboard.engine.replay.Recordings;
import switchboard.engine.replay.Sheet;
import switchboard.engine.tenant.EntityIds;
import switchboard.engine.tenant.Profile;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.tenant.Tenants.Card;
import switchboard.persistence.journal.History;
import switchboard.persistence.journal.Opening;

/// Recordings read from the journal, each when it is asked for. Events that cannot be read are left
/// out.
public record JdbcRecordings(DataSource source, Opening opening) implements Recordings {

  /// The journal could not be asked.
  public static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(SQLException cause) {
      super("the journal cannot be read", cause);
    }
  }

  private interface Question<T> {
    T of(History history) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(true);
      return question.of(new History(connection, opening));
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }

  @Override
  public Optional<Recording> byId(String id) {
    return ask(it -> {
      var events = only(Event.class, it.of(key(Conversation.KEY.name(), id)));
      var began = began(events);
      if (began.isEmpty()) return Optional.empty();
      var card = card(it, EntityIds.tenant(id), began.get());
      return card.isEmpty()
          ? Optional.empty()
          : Optional.of(new Recording(id, card.get(), events, sheets(it, card.get())));
    });
  }

  private static Optional<Instant> began(List<Event> events) {
    return events.stream()
        .filter(Event.Started.class::isInstance)
        .map(it -> ((Event.Started) it).at())
        .findFirst();
  }

  private static List<Sheet> sheets(History history, Card card) throws SQLException {
    var all = new ArrayList<Sheet>();
    for (var it : card.profile().resources()) {
      var id = key(Calendar.KEY.name(), Calendar.id(card.id(), it.id()));
      only(switchboard.engine.calendar.Event.class, history.of(id))
          .forEach(event -> all.add(new Sheet(it.id(), event)));
    }
    all.sort(Comparator.comparing(it -> it.event().at()));
    return all;
  }

  @Override
  public List<String> named(String reference) {
    return conversations(Instant.EPOCH)
        .filter(it -> it.substring(it.indexOf(':') + 1).equals(reference))
        .toList();
  }

  @Override
  public List<String> since(Optional<String> tenant, Instant since) {
    return conversations(since)
        .filter(it -> tenant.filter(wanted -> !it.startsWith(wanted + ":")).isEmpty())
        .toList();
  }

  private Stream<String> conversations(Instant since) {
    var type = Conversation.KEY.name();
    return ask(it -> it.begun(type, since)).stream().map(it -> it.substring(type.length() + 1));
  }

  @Override
  public Optional<Card> present(String tenant) {
    return ask(it -> card(it, tenant, Instant.MAX));
  }

  /// The tenant as it was at that moment.
  private static Optional<Card> card(History history, String tenant, Instant at)
      throws SQLException {
    var profiles =
        only(Tenant.Event.class, history.of(key(Tenant.KEY.name(), tenant))).stream()
            .flatMap(it -> profile(it, at).stream())
            .toList();
    return profiles.isEmpty()
        ? Optional.empty()
        : Optional.of(new Card(tenant, profiles.getLast(), Tenant.Status.ACTIVE, profiles.size()));
  }

  private static Optional<Profile> profile(Tenant.Event event, Instant until) {
    return switch (event) {
      case Tenant.Event.Registered it when !it.at().isAfter(until) -> Optional.of(it.profile());
      case Tenant.Event.ProfileChanged it when !it.at().isAfter(until) -> Optional.of(it.profile());
      case Tenant.Event _ -> Optional.empty();
    };
  }

  private static <T extends Fact> List<T> only(Class<T> type, List<Fact> facts) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static String key(String type, String id) {
    return type + "|" + id;
  }
}
