package switchboard.edge.google;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Optional;
import switchboard.engine.scheduler.OutsideScheduler.Connection;
import switchboard.engine.scheduler.OutsideScheduler.Content;
import switchboard.engine.scheduler.OutsideScheduler.Entry;
import switchboard.engine.scheduler.OutsideScheduler.Mirror;
import switchboard.engine.scheduler.OutsideScheduler.Pushed;

/// Makes one event like its mirror, whatever became of earlier tries: an id that is taken already
/// is our own from before, an event that is gone is as good as deleted, and nothing is overwritten
/// that somebody changed since we last looked.
record GooglePush(Calendar.Events events, Connection connection, Mirror mirror) {

  private static final String ANY = "*";

  /// @param etag `*` overwrites whatever is there
  Pushed push(Optional<String> etag) throws IOException {
    if (mirror.content().isEmpty()) return delete();
    var content = mirror.content().get();
    return etag.isPresent() ? patch(content, etag.get()) : insert(content);
  }

  private Pushed delete() throws IOException {
    try {
      events.delete(connection.calendar(), mirror.event()).setSendUpdates("none").execute();
    } catch (GoogleJsonResponseException e) {
      if (!GoogleFailure.of(e).is(404, 410)) throw e;
    }
    return new Pushed.Done(Optional.empty());
  }

  private Pushed insert(Content content) throws IOException {
    try {
      return done(
          events
              .insert(connection.calendar(), GoogleEvents.created(mirror, content))
              .setSendUpdates("none")
              .execute());
    } catch (GoogleJsonResponseException e) {
      if (!GoogleFailure.of(e).is(409)) throw e;
      return adopt(content);
    }
  }

  /// An earlier try got through, or somebody deleted the event, whose id stays taken.
  private Pushed adopt(Content content) throws IOException {
    var found = read();
    return switch (entry(found, content)) {
      case Entry.Mirrored it when it.moved() -> edited(it, found);
      case Entry.Mirrored it when same(it, content) -> done(found);
      case Entry.Gone it -> edited(it, found);
      case Entry.Mirrored _, Entry.Busy _, Entry.Free _ -> patch(content, etag(found));
    };
  }

  private Pushed patch(Content content, String etag) throws IOException {
    var patch =
        events
            .patch(connection.calendar(), mirror.event(), GoogleEvents.changed(mirror, content))
            .setSendUpdates("none");
    if (!etag.equals(ANY)) patch.getRequestHeaders().setIfMatch(etag);
    try {
      return done(patch.execute());
    } catch (GoogleJsonResponseException e) {
      var failure = GoogleFailure.of(e);
      if (failure.is(412)) return changedMeanwhile(content);
      if (failure.is(404, 410)) return insert(content);
      throw e;
    }
  }

  private Pushed changedMeanwhile(Content content) throws IOException {
    var found = read();
    var entry = entry(found, content);
    return entry instanceof Entry.Mirrored it && same(it, content)
        ? done(found)
        : edited(entry, found);
  }

  /// Whether it is what we want already: an earlier try of this very push.
  private boolean same(Entry.Mirrored it, Content content) {
    return it.revision() == mirror.revision()
        && it.told().equals(content.slot())
        && it.slot().equals(content.slot());
  }

  private Event read() throws IOException {
    return events.get(connection.calendar(), mirror.event()).execute();
  }

  private Entry entry(Event found, Content content) {
    return GoogleEvents.entry(found, connection, ZoneOffset.UTC, content.slot());
  }

  private static Pushed edited(Entry entry, Event found) {
    return new Pushed.Edited(entry, etag(found));
  }

  private static Pushed done(Event event) {
    return new Pushed.Done(Optional.of(etag(event)));
  }

  private static String etag(Event event) {
    return GoogleCalendar.etag(event);
  }
}
