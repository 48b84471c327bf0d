package switchboard.edge.scheduler;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// Finds hosts out in the world only. It is asked when the connection is made, so that a name
/// cannot first lead outside and then to a machine of ours.
///
/// @param loopback whether this machine may be asked (simulator, tests)
record PublicHosts(boolean loopback) implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return admitted(InetAddress.getAllByName(host)).toArray(InetAddress[]::new);
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return Stream.of(resolve(host)).map(it -> new InetSocketAddress(it, port)).toList();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private List<InetAddress> admitted(InetAddress... found) throws UnknownHostException {
    if (!Arrays.stream(found).allMatch(this::admits)) throw new UnknownHostException("not public");
    return List.of(found);
  }

  boolean admits(InetAddress it) {
    if (it.isLoopbackAddress()) return loopback;
    return !it.isAnyLocalAddress()
        && !it.isLinkLocalAddress()
        && !it.isSiteLocalAddress()
        && !it.isMulticastAddress()
        && !(it instanceof Inet4Address ? reserved4(it.getAddress()) : reserved6(it.getAddress()));
  }

  /// This network, shared by carriers, for protocols, for measurements, and the end of the space.
  private static boolean reserved4(byte[] it) {
    int first = it[0] & 255;
    int second = it[1] & 255;
    return first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0)
        || (first == 198 && (second == 18 || second == 19))
        || first >= 240;
  }

  /// Everything but global unicast, and what carries an IPv4 address inside.
  private static boolean reserved6(byte[] it) {
    var global = (it[0] & 0xe0) == 0x20;
    var sixToFour = it[0] == 0x20 && it[1] == 0x02;
    var teredo = it[0] == 0x20 && it[1] == 0x01 && it[2] == 0 && it[3] == 0;
    return !global || sixToFour || teredo;
  }
}
