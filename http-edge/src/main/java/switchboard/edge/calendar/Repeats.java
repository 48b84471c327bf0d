package switchboard.edge.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import switchboard.edge.access.BadParameter;
import switchboard.edge.http.Problem;
import switchboard.engine.Entities;
import switchboard.engine.identity.Identity;
import switchboard.engine.privacy.Seals;
import switchboard.engine.tenant.EntityIds;

/// Knows requests that are sent again by their `Idempotency-Key`. What was decided for the first of
/// them is claimed like a number by its owner, so that of many sent at once all hear the same.
/// Keeps nothing of what was asked for but a keyed hash.
public record Repeats(Entities<Identity.Command> identities, Seals seals) {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final String KIND = "request";
  private static final char BAR = '|';

  /// What was decided when the key was used first.
  ///
  /// @param same whether it was used for the same then
  public record Claim(boolean same, String decided) {}

  public static Optional<String> key(HttpRequest request) {
    return request
        .getHeader(HEADER)
        .map(it -> {
          if (KEY.matcher(it.value()).matches()) return it.value();
          throw new BadParameter(HEADER, HEADER + " must be 1 to 200 visible characters of ASCII.");
        });
  }

  /// An id that follows from the key.
  public static String id(String tenant, String what, String key) {
    return digest(tenant + "\n" + what + "\n" + key).substring(0, 26);
  }

  /// What was decided when the key was used before, if it was.
  ///
  /// @param what is done, so that a key means something for each thing
  /// @param asked all that is asked for
  public Optional<Claim> known(String tenant, String what, String key, String asked) {
    var print = print(tenant, asked);
    return claim(ask(tenant, what, key, Identity.Command.Look::new), print);
  }

  /// What was decided first, which may be what is decided now.
  ///
  /// @param decided made of what ids are made of, and of bars
  public Claim claim(String tenant, String what, String key, String asked, String decided) {
    var print = print(tenant, asked);
    var reply = ask(tenant, what, key, to -> new Identity.Command.Claim(print + BAR + decided, to));
    return claim(reply, print).orElseGet(() -> new Claim(true, decided));
  }

  private static Optional<Claim> claim(Identity.Reply reply, String print) {
    return switch (reply) {
      case Identity.Reply.Owned(var first, _) ->
          Optional.of(
              new Claim(first.startsWith(print + BAR), first.substring(first.indexOf(BAR) + 1)));
      case Identity.Reply.Unclaimed() -> Optional.empty();
    };
  }

  private Identity.Reply ask(
      String tenant,
      String what,
      String key,
      Function<ActorRef<Identity.Reply>, Identity.Command> command) {
    var id = EntityIds.of(tenant, KIND, id(tenant, what, key));
    return Writing.answered(identities.ask(id, command));
  }

  private String print(String tenant, String asked) {
    return Writing.answered(seals.hash(tenant, KIND, asked)).substring(0, 20);
  }

  public static HttpResponse otherwise() {
    return Problem.of(422, "This " + HEADER + " was used for something else before.")
        .in(HEADER)
        .response();
  }

  private static String digest(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
