package switchboard.edge.twilio;

import switchboard.edge.ladder.Admittance;
import switchboard.edge.ladder.MediaAddress;
import switchboard.edge.ladder.Way;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Tenants;

/// Has a speech vendor hear and speak: the network brings the call's sound to our socket, with a
/// token that is good for this call, once, for a short while.
public record SpeechWay(MediaAddress address, Admittance admittance) implements Way {

  @Override
  public Rung rung() {
    return Rung.SPEECH;
  }

  @Override
  public boolean open(Tenants.Card tenant) {
    return true;
  }

  @Override
  public String lead(Held call) {
    var vendor = call.vendor().orElseThrow();
    var parameters = admittance.parameters(call.tenant().id(), call.sid(), vendor);
    return Twiml.stream(address.url(), parameters, call.resume());
  }
}
