package switchboard.node;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Reading;
import switchboard.edge.alert.AlertApi;
import switchboard.edge.alert.AlertMeans;
import switchboard.edge.alert.Alerting;
import switchboard.edge.calendar.Writing;
import switchboard.edge.duty.Handler;
import switchboard.edge.twilio.EdgeMetrics;
import switchboard.edge.twilio.OnCallLinks;
import switchboard.edge.twilio.OnCallRoutes;
import switchboard.edge.twilio.OnCallTexts;
import switchboard.edge.twilio.PublicUrl;
import switchboard.edge.twilio.TwilioGate;
import switchboard.engine.CardEntities;
import switchboard.engine.alert.Alert;
import switchboard.engine.tenant.Tenant;
import switchboard.persistence.alert.JdbcAlerts;
import switchboard.persistence.conversation.JdbcConversations;

/// Everything that fetches people in an emergency: what falls due, what the network asks and
/// reports, what people on call text, and the owner's API.
final class OnCallDesk {

  private final Premises premises;
  private final CardEntities<Alert.Command, Alert.Reply, Alert.Card> alerts;
  private final JdbcAlerts views;
  private final OnCallLinks links;

  OnCallDesk(Premises premises) {
    this.premises = premises;
    this.alerts = Alert.cards(premises.exchange().entities(Alert.KEY));
    this.views = new JdbcAlerts(premises.storage().database().views());
    this.links = premises.links("on-call");
  }

  Handler handler(MeterRegistry registry) {
    var ringer = Senders.urgent(premises.settings(), premises.exchange());
    return new Alerting(
        new AlertMeans(
            premises.tenants(),
            alerts,
            premises.callBacks(),
            new JdbcConversations(premises.storage().database().views()),
            premises.post(),
            premises.calling(ringer, links),
            registry,
            premises.clock()));
  }

  Route twilio(TwilioGate gate, PublicUrl url, EdgeMetrics metrics) {
    return new OnCallRoutes(premises.calls(gate, url, alerts, links, metrics)).routes();
  }

  OnCallTexts texts(Executor threads) {
    return new OnCallTexts(views, premises.asking(alerts), threads, premises.clock());
  }

  Route api(Reading reading, Writing writing) {
    return new AlertApi(
            reading,
            writing,
            views,
            premises.exchange().entities(Alert.KEY),
            premises.tenants(),
            premises.exchange().entities(Tenant.KEY),
            premises.clock())
        .routes();
  }
}
