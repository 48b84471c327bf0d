package switchboard.edge.twilio;

import java.util.function.BooleanSupplier;
import switchboard.edge.ladder.Admittance;
import switchboard.edge.ladder.MediaAddress;
import switchboard.edge.ladder.Way;
import switchboard.engine.conversation.Rung;
import switchboard.engine.tenant.Tenants;

/// Has a speech vendor hear and speak: the network brings the call's sound to our socket, with a
/// token that is good for this call, once, for a short while.
///
/// @param there whether we listen for it
public record SpeechWay(MediaAddress address, Admittance admittance, BooleanSupplier there)
    implements Way {

  @Override
  public Rung rung() {
    return Rung.SPEECH;
  }

  @Override
  public boolean open(Tenants.Card tenant) {
    return there.getAsBoolean();
  }

  @Override
  public String lead(Held call) {
    var vendor = call.vendor().orElseThrow();
    var parameters = admittance.parameters(call.tenant().id(), call.sid(), vendor);
    return Twiml.stream(address.url(), parameters, call.resume());
  }
}
