package switchboard.edge.twilio;

import switchboard.engine.conversation.Arrival;
import switchboard.engine.tenant.Tenants;

/// Tells the owner that somebody could not be served. Must work when the engine and the database do
/// not. Called on a virtual thread.
public interface Distress {

  void lost(Tenants.Card tenant, Arrival arrival);
}
