package switchboard.edge.ladder;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.javadsl.Flow;
import switchboard.engine.tenant.Tenants;

/// Brings the sound of a browser through the same door as a telephone's: the browser speaks the
/// network's protocol at an address of ours, so that its page needs to know no other, and what it
/// says is handed on as it is.
///
/// @param host where this node listens for sound
/// @param port the same; 0 where it does not
public record BrowserSound(
    Admittance admittance, Rungs rungs, String host, IntSupplier port, ActorSystem<?> system) {

  /// The vendor that would hear it, if one would.
  public Optional<String> vendor(Tenants.Card tenant) {
    return port.getAsInt() > 0 ? rungs.hears(tenant) : Optional.empty();
  }

  /// What the browser has to show when its stream starts; good once, for a short while.
  public Map<String, String> parameters(String tenant, String call, String vendor) {
    return admittance.parameters(tenant, call, vendor);
  }

  /// The conversation that a stream belongs to, if what it shows is good.
  public Optional<String> conversation(Map<String, String> shown, String call) {
    return switch (admittance.read(shown, call)) {
      case Admittance.Reading.Good(var ticket) -> Optional.of(ticket.conversation());
      case Admittance.Reading.Bad _ -> Optional.empty();
    };
  }

  /// To our own door and back.
  public Flow<Message, Message, NotUsed> line() {
    var address = "ws://%s:%d/media".formatted(host, port.getAsInt());
    return Http.get(system)
        .webSocketClientFlow(WebSocketRequest.create(address))
        .mapMaterializedValue(_ -> NotUsed.getInstance());
  }

  /// The call is over; its place is free.
  public void over(String conversation) {
    rungs.over(conversation);
  }
}
