package switchboard.node;

import static org.apache.pekko.http.javadsl.server.Directives.concat;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.calendar.Writing;
import switchboard.edge.duty.Handler;
import switchboard.edge.outbound.Callees;
import switchboard.edge.outbound.CallingOut;
import switchboard.edge.outbound.OutboundApi;
import switchboard.edge.outbound.OutboundMeans;
import switchboard.edge.outbound.Visits;
import switchboard.edge.telephony.Arranging;
import switchboard.edge.telephony.OutgoingApi;
import switchboard.edge.twilio.Asking;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.edge.twilio.OutboundRoutes;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.twilio.TwilioGate;
import switchboard.edge.twilio.VoiceRoutes;
import switchboard.engine.CardEntities;
import switchboard.engine.outbound.Outbound;
import switchboard.engine.task.Task;
import switchboard.engine.tenant.Tenant;
import switchboard.persistence.conversation.JdbcConversations;
import switchboard.persistence.customer.JdbcCustomers;
import switchboard.persistence.outbound.JdbcOutbounds;
import switchboard.persistence.outbound.JdbcRefusals;

/// Everything that calls people of the business's own accord: what falls due, what the network asks
/// and reports, and the owner's API.
final class OutboundDesk {

  private final Premises premises;
  private final CardEntities<Outbound.Command, Outbound.Reply, Outbound.Card> outbounds;
  private final Visits visits;
  private final OnCallLinks links;

  OutboundDesk(Premises premises, Visits visits) {
    this.premises = premises;
    this.outbounds = Outbound.cards(premises.exchange().entities(Outbound.KEY));
    this.visits = visits;
    this.links = premises.links("outbound");
  }

  Handler handler(MeterRegistry registry) {
    return new CallingOut(
        new OutboundMeans(
            premises.tenants(),
            outbounds,
            callees(),
            premises.post(),
            premises.calling(Senders.ringer(premises.settings()), links),
            premises.exchange().pacing(premises.settings()),
            registry,
            premises.clock()));
  }

  private Callees callees() {
    var views = premises.storage().database().views();
    return new Callees(
        premises.exchange().entities(Task.KEY),
        new JdbcCustomers(views),
        new JdbcConversations(views),
        new JdbcOutbounds(views),
        new JdbcRefusals(views),
        visits);
  }

  Route twilio(
      TwilioGate gate, PublicUrl url, VoiceRoutes voice, Asking asking, EdgeMetrics metrics) {
    var calls = premises.calls(gate, url, outbounds, links, metrics);
    return new OutboundRoutes(calls, asking, voice).routes();
  }

  Route api(Reading reading, Writing writing) {
    var exchange = premises.exchange();
    var arranging = new Arranging(premises.tenants(), exchange.entities(Tenant.KEY));
    return concat(
        new OutboundApi(
                reading,
                writing,
                callees(),
                exchange.entities(Outbound.KEY),
                premises.tenants(),
                premises.clock())
            .routes(),
        new OutgoingApi(reading, writing, arranging).routes());
  }
}
