package switchboard.engine.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Which calendars may be read under a secret address. Secrets are known by their hashes only.
/// Blocks: call on a virtual thread.
public interface CalendarFeeds {

  /// @param resource empty: the whole business
  /// @param version counts the addresses there have been
  /// @param hash of the secret at present; empty: there is no address
  /// @param names whether customers are named
  /// @param since when the address was made
  record Feed(
      String tenant,
      Optional<String> resource,
      int version,
      Optional<String> hash,
      boolean names,
      Instant since) {}

  /// Those that have or had an address.
  List<Feed> of(String tenant);

  Optional<Feed> byHash(String hash);

  /// Makes a new address; the one before leads nowhere from now on.
  ///
  /// @param hash of the secret of a version
  Feed renew(
      String tenant,
      Optional<String> resource,
      boolean names,
      IntFunction<String> hash,
      Instant now);

  /// Takes the address away, if there is one.
  void close(String tenant, Optional<String> resource);
}
