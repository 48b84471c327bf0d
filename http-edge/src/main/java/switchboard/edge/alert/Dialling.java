package switchboard.edge.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.duty.OneCall;
import switchboard.edge.message.Ringer;
import switchboard.edge.twilio.OnCallLinks.About;
import switchboard.edge.twilio.OnCallLinks.Kind;
import switchboard.engine.alert.Alert;
import switchboard.engine.alert.Alert.Command;
import switchboard.engine.alert.Alert.Reply;
import switchboard.engine.alert.Chain;
import switchboard.engine.alert.Event.Why;
import switchboard.engine.duty.Duty;
import switchboard.engine.tenant.Tenants.Card;

/// The turn of somebody on call. What the network refuses for good moves the alert on.
record Dialling(AlertMeans means, Card tenant, Duty duty, Alert.Card card) implements OneCall.Turn {

  /// Shorter than it takes a mobile network to turn to voicemail, as a rule.
  private static final Duration RINGING = Duration.ofSeconds(22);

  /// How long whoever answered may take to press a key.
  private static final Duration GOOD = Duration.ofMinutes(15);

  Outcome call() throws Exception {
    return means.calling().place(this, means.clock());
  }

  private int step() {
    return Alerting.step(duty);
  }

  @Override
  public Optional<Boolean> dial() throws Exception {
    var reply = means.ask(duty.tenant(), duty.subject(), to -> new Command.Dial(step(), to));
    return reply instanceof Reply.Accepted(var fresh) ? Optional.of(fresh) : Optional.empty();
  }

  @Override
  public Optional<Instant> dialled() {
    return card.dialled();
  }

  @Override
  public void placed(String reference) throws Exception {
    means.ask(duty.tenant(), duty.subject(), to -> new Command.Place(step(), reference, to));
  }

  @Override
  public void missed() throws Exception {
    means.ask(duty.tenant(), duty.subject(), to -> new Command.Miss(step(), Why.FAILED, to));
  }

  @Override
  public Optional<Ringer.Draft> draft(String base) {
    var until = means.now().plus(GOOD);
    var about = new About(duty.tenant(), duty.subject(), step(), until);
    var to = card.member(step()).map(Chain.Member::phone);
    return means.calling().draft(base, tenant, to, Kind.ALERT, about, RINGING);
  }
}
