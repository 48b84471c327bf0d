package switchboard.edge.widget;

import java.util.concurrent.Executor;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import switchboard.edge.access.Versions;
import switchboard.edge.talk.Talks;
import switchboard.engine.conversation.Conversations;

/// What the chat of a web page is given.
///
/// @param talks how conversations are asked
/// @param read what was said before
/// @param threads virtual ones, to wait on
public record WidgetApi(
    Visitors visitors, Talks talks, Conversations read, Threads signed, Executor threads) {

  /// `/v1/widget/*` and `/v1/chat`.
  public Route routes() {
    var routes = new WidgetRoutes(this);
    return Versions.both(() -> Directives.concat(routes.sockets(), routes.posts()));
  }
}
