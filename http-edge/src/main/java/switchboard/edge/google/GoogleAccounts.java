package switchboard.edge.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import switchboard.engine.privacy.Personal;
import switchboard.engine.scheduler.OutsideScheduler.Connection;

/// The right to act at Google, by connection. Each remembers its access token until shortly before
/// that runs out.
final class GoogleAccounts {

  static final String SCOPE = "https://www.googleapis.com/auth/calendar.events";
  private static final List<String> SCOPES = List.of(SCOPE);
  private static final int REMEMBERED = 1000;

  private final GoogleSettings settings;
  private final HttpTransport transport;
  private final Optional<GoogleCredentials> house;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, GoogleCredentials> owners =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, GoogleCredentials> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @throws IllegalArgumentException if the key file of the service account is none
  GoogleAccounts(GoogleSettings settings, HttpTransport transport) {
    this.settings = settings;
    this.transport = transport;
    this.house = settings.serviceAccount().map(this::account);
  }

  /// Empty: there is no account that could be used.
  Optional<GoogleCredentials> of(Connection connection) {
    if (connection.grant().isEmpty()) return house;
    return settings.offersConsent()
        ? connection.grant().map(Personal::text).map(this::remembered)
        : Optional.empty();
  }

  private GoogleCredentials account(String json) {
    try {
      var read =
          ServiceAccountCredentials.fromStream(
              new ByteArrayInputStream(json.getBytes(UTF_8)), () -> transport);
      var builder = read.toBuilder().setScopes(SCOPES).setDefaultRetriesEnabled(false);
      settings.base().ifPresent(_ -> builder.setTokenServerUri(URI.create(settings.tokenUri())));
      settings.subject().ifPresent(builder::setServiceAccountUser);
      return builder.build();
    } catch (IOException | RuntimeException _) {
      throw new IllegalArgumentException(
          "GOOGLE_SERVICE_ACCOUNT_JSON must be the key file of a service account, as Google gives it");
    }
  }

  private GoogleCredentials remembered(String refresh) {
    return locked(() -> owners.computeIfAbsent(refresh, this::owner));
  }

  private GoogleCredentials owner(String refresh) {
    return UserCredentials.newBuilder()
        .setClientId(settings.clientId().orElse(""))
        .setClientSecret(settings.clientSecret().orElse(""))
        .setRefreshToken(refresh)
        .setTokenServerUri(URI.create(settings.tokenUri()))
        .setHttpTransportFactory(() -> transport)
        .build();
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
