package switchboard.engine.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The calendars outside that are to be read, how far each has been read, and when it is due again.
/// Any number of nodes share them; a link is leased to one at a time. Blocks: call on a virtual
/// thread.
public interface Links {

  /// A calendar that somebody's busy times are to be read from.
  record Wanted(String resource, Source source) {}

  /// A link taken to be worked on.
  ///
  /// @param wanted false: to be forgotten
  /// @param token how far it has been read
  /// @param whole when everything was read last
  /// @param reached when it could be read last, be there news or not
  /// @param failures in a row since then
  /// @param lost whether its calendar has been told that it is unknown
  /// @param lease until when it is ours; also tells this taking from others
  /// @param pokes how often it has been poked
  record Link(
      String tenant,
      String resource,
      Source source,
      boolean wanted,
      Optional<String> token,
      Optional<Instant> whole,
      Optional<Instant> reached,
      int failures,
      boolean lost,
      Instant lease,
      long pokes) {}

  /// How a link fares, for its owner to see.
  record Standing(
      String resource, Source source, Optional<Instant> reached, int failures, boolean lost) {}

  /// These are the calendars the tenant's profile names. New links are due at once; those that
  /// neither it nor a grant names are to be forgotten.
  ///
  /// @param version of the profile; one older than that seen before changes nothing
  void want(String tenant, long version, Collection<Wanted> wanted, Instant now);

  /// A link that a grant asks for, whatever the profile says.
  void add(String tenant, Wanted wanted, Instant now);

  /// No grant asks for it any more; it stays if the profile names it.
  void release(String tenant, Wanted wanted, Instant now);

  /// Takes links that are due and not leased, the longest due first.
  List<Link> take(int limit, Instant now, Duration lease);

  /// It has been read. Due again at `due`, or at once if it was poked meanwhile. Changes nothing if
  /// the lease has passed to somebody else.
  ///
  /// @param whole whether everything was read
  void reached(Link link, Optional<String> token, boolean whole, Instant now, Instant due);

  /// It could not be read.
  ///
  /// @param lost whether its calendar has been told
  void missed(Link link, boolean lost, Instant due);

  /// Its calendar has forgotten it.
  void forgotten(Link link);

  /// It is due at `due`, unless it is earlier already. Says whether there is such a link.
  boolean poke(String tenant, String resource, String source, Instant due);

  List<Standing> list(String tenant);
}
