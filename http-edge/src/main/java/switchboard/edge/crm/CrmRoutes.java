package switchboard.edge.crm;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.access.Versions;
import switchboard.edge.access.Visit;
import switchboard.engine.conversation.Arrival.Channel;
import switchboard.engine.conversation.Conversations;
import switchboard.engine.customer.Customers;

/// `/v1/crm/…`: conversations and customers of the tenant whose keys are shown.
public final class CrmRoutes {

  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TAG = 20;
  private static final Map<String, Channel> CHANNELS =
      new TreeMap<>(
          Map.of(
              "voice",
              Channel.VOICE,
              "sms",
              Channel.SMS,
              "web",
              Channel.WEB,
              "chat",
              Channel.CHAT));
  private static final Map<String, Boolean> FLAGS =
      new TreeMap<>(Map.of("true", true, "false", false));

  private final Conversations conversations;
  private final Customers customers;

  private CrmRoutes(Conversations conversations, Customers customers) {
    this.conversations = conversations;
    this.customers = customers;
  }

  public static Route create(Reading reading, Conversations conversations, Customers customers) {
    var routes = new CrmRoutes(conversations, customers);
    return Versions.both(() -> pathPrefix("crm", () -> routes.routes(reading)));
  }

  private Route routes(Reading reading) {
    return concat(
        path("conversations", () -> reading.get("/v1/crm/conversations", this::conversations)),
        path(
            segment("conversations").slash(segment()),
            id -> reading.find("/v1/crm/conversations/{id}", it -> conversation(it, id))),
        path("customers", () -> reading.get("/v1/crm/customers", this::customers)),
        path(
            segment("customers").slash(segment()),
            id -> reading.find("/v1/crm/customers/{id}", it -> customer(it, id))));
  }

  private Cards<ConversationCard> conversations(Visit visit) {
    var parameters = visit.parameters();
    var filter =
        new Conversations.Filter(
            parameters.choice("channel", CHANNELS),
            parameters.choice("live", FLAGS),
            parameters.text("customer", LONGEST_ID),
            parameters.text("language", LONGEST_TAG));
    return Cards.of(
        parameters.page((cursor, limit) -> conversations.list(visit.id(), filter, cursor, limit)),
        it -> ConversationCard.of(visit, it));
  }

  private Optional<TranscriptCard> conversation(Visit visit, String id) {
    return known(id)
        .flatMap(it -> conversations.byId(visit.id(), it))
        .map(it -> TranscriptCard.of(visit, it));
  }

  private Cards<CustomerCard> customers(Visit visit) {
    var parameters = visit.parameters();
    var search = parameters.text("search", 200).map(String::strip).filter(it -> !it.isEmpty());
    return Cards.of(
        parameters.page((cursor, limit) -> customers.list(visit.id(), search, cursor, limit)),
        it -> CustomerCard.of(visit, it));
  }

  private Optional<CustomerCard> customer(Visit visit, String id) {
    return known(id)
        .flatMap(it -> customers.byId(visit.id(), it))
        .map(it -> CustomerCard.of(visit, it));
  }

  /// No id is longer, so a longer one need not be looked for.
  private static Optional<String> known(String id) {
    return Optional.of(id).filter(it -> it.length() <= LONGEST_ID);
  }
}
