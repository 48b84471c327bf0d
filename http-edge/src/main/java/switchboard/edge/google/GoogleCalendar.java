package switchboard.edge.google;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Channel;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import com.google.auth.http.HttpCredentialsAdapter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import switchboard.engine.calendar.Slot;
import switchboard.engine.privacy.Personal;
import switchboard.engine.scheduler.OutsideScheduler;

/// Calendars at Google (version 3 of its interface). Of other people's events it asks for times
/// only, never for what they are about.
public final class GoogleCalendar implements OutsideScheduler {

  private static final int PAGE = 2500;
  private static final int PAGES = 50;
  private static final String ITEM =
      "id,status,etag,start,end,transparency,attendees(self,responseStatus),extendedProperties/private";
  private static final String FIELDS = "nextPageToken,nextSyncToken,timeZone,items(" + ITEM + ")";

  private final GoogleAccounts accounts;
  private final GoogleSettings settings;
  private final GoogleTransport transport;

  /// @throws IllegalArgumentException if the settings cannot be used
  public GoogleCalendar(GoogleSettings settings) {
    this(settings, GoogleTransport.CONNECT, GoogleTransport.READ);
  }

  GoogleCalendar(GoogleSettings settings, Duration connect, Duration read) {
    this.settings = settings;
    this.transport = new GoogleTransport(connect, read);
    this.accounts = new GoogleAccounts(settings, transport);
  }

  private interface Work<T> {
    T on(Calendar.Events events) throws IOException;
  }

  private <T> T asked(Connection connection, Work<T> work, Function<GoogleFailure, T> failed) {
    var account = accounts.of(connection);
    if (account.isEmpty()) return failed.apply(new GoogleFailure(0, false, "no-account"));
    try {
      return work.on(client(new HttpCredentialsAdapter(account.get())).events());
    } catch (IOException e) {
      return failed.apply(GoogleFailure.of(e));
    }
  }

  private Calendar client(HttpCredentialsAdapter credentials) {
    HttpRequestInitializer once =
        request -> {
          credentials.initialize(request);
          request.setFollowRedirects(false);
          request.setNumberOfRetries(1);
        };
    return new Calendar.Builder(transport, GsonFactory.getDefaultInstance(), once)
        .setRootUrl(settings.root())
        .setApplicationName("Switchboard")
        .setGoogleClientRequestInitializer(it -> it.setDisableGZipContent(true))
        .build();
  }

  @Override
  public Changes changes(Connection connection, Optional<String> token, Slot window) {
    return asked(
        connection,
        events -> read(events, connection, token, window),
        it -> {
          if (token.isPresent() && it.is(400, 410)) return new Changes.Expired();
          return it.passing() ? new Changes.Unreachable(it.code()) : new Changes.Denied(it.code());
        });
  }

  private static Changes read(
      Calendar.Events events, Connection connection, Optional<String> token, Slot window)
      throws IOException {
    var entries = new ArrayList<Entry>();
    var next = Optional.<String>empty();
    for (var pages = 0; pages < PAGES; pages++) {
      var page = page(events, connection, token, window, next);
      var zone = GoogleEvents.zone(page.getTimeZone());
      if (page.getItems() != null)
        entries.addAll(GoogleEvents.entries(page.getItems(), connection, zone, window));
      next = Optional.ofNullable(page.getNextPageToken());
      if (next.isEmpty()) return some(entries, page);
    }
    return new Changes.Unreachable("too-many-pages");
  }

  private static Changes some(List<Entry> entries, Events last) {
    var token = last.getNextSyncToken();
    return token == null
        ? new Changes.Unreachable("no-token")
        : new Changes.Some(List.copyOf(entries), token);
  }

  private static Events page(
      Calendar.Events events,
      Connection connection,
      Optional<String> token,
      Slot window,
      Optional<String> page)
      throws IOException {
    var list =
        events
            .list(connection.calendar())
            .setSingleEvents(true)
            .setMaxAttendees(1)
            .setMaxResults(PAGE)
            .setFields(FIELDS);
    page.ifPresent(list::setPageToken);
    token.ifPresentOrElse(list::setSyncToken, () -> bound(list, window));
    return list.execute();
  }

  private static void bound(Calendar.Events.List list, Slot window) {
    list.setTimeMin(new DateTime(window.start().toEpochMilli(), 0))
        .setTimeMax(new DateTime(window.end().toEpochMilli(), 0));
  }

  @Override
  public Pushed push(Connection connection, Mirror mirror, Optional<String> etag) {
    return asked(
        connection,
        events -> new GooglePush(events, connection, mirror).push(etag),
        it -> it.passing() ? new Pushed.Unreachable(it.code()) : new Pushed.Denied(it.code()));
  }

  @Override
  public Watched watch(
      Connection connection, String channel, Personal token, URI address, Instant until) {
    var asked =
        new Channel()
            .setId(channel)
            .setType("web_hook")
            .setAddress(address.toString())
            .setToken(token.text())
            .setExpiration(until.toEpochMilli());
    return asked(
        connection,
        events -> open(events.watch(connection.calendar(), asked).execute(), until),
        it -> it.passing() ? new Watched.Unreachable(it.code()) : new Watched.Denied(it.code()));
  }

  private static Watched open(Channel channel, Instant until) {
    var expires = channel.getExpiration();
    return new Watched.Open(
        channel.getResourceId(), expires == null ? until : Instant.ofEpochMilli(expires));
  }

  @Override
  public boolean stop(Connection connection, String channel, String watched) {
    var account = accounts.of(connection);
    if (account.isEmpty()) return false;
    try {
      client(new HttpCredentialsAdapter(account.get()))
          .channels()
          .stop(new Channel().setId(channel).setResourceId(watched))
          .execute();
      return true;
    } catch (IOException e) {
      return GoogleFailure.of(e).is(404);
    }
  }

  static String etag(Event event) {
    var etag = event.getEtag();
    return etag == null ? "*" : etag;
  }
}
