package switchboard.engine.customer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.Fact;
import switchboard.engine.Message;
import switchboard.engine.privacy.Personal;

/// One person or household a business deals with, from the first contact on.
public final class Customer {

  public enum Source {
    PHONE_CALL,
    SMS,
    WHATSAPP,
    EMAIL,
    CHAT,
    IMPORT,
    MANUAL
  }

  public enum Role {
    LEAD,
    CUSTOMER
  }

  /// What is known; empty means not yet told.
  public record Card(
      Optional<Personal> name,
      Optional<Personal> phone,
      Optional<Personal> email,
      Optional<Personal> address,
      Set<Role> roles,
      boolean optedOut,
      Instant since) {}

  /// Something newly told. Empty means: nothing new.
  public record Details(
      Optional<Personal> name,
      Optional<Personal> phone,
      Optional<Personal> email,
      Optional<Personal> address) {}

  /// Every command is answered with the card as it then is; creating twice is harmless.
  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    record Create(Source source, Details details, ActorRef<Reply> replyTo) implements Command {}

    record Learn(Details details, ActorRef<Reply> replyTo) implements Command {}

    record AddRole(Role role, ActorRef<Reply> replyTo) implements Command {}

    /// No more texts from this tenant; alerts to the owner are not concerned.
    record OptOut(String keyword, ActorRef<Reply> replyTo) implements Command {}

    record OptIn(String keyword, ActorRef<Reply> replyTo) implements Command {}

    record Look(ActorRef<Reply> replyTo) implements Command {}
  }

  public sealed interface Reply extends Message {
    record Known(Card card) implements Reply {}

    record Rejected(Reason reason) implements Reply {}
  }

  public enum Reason {
    NO_SUCH_CUSTOMER
  }

  public sealed interface Event extends Fact {
    @JsonTypeName("customer.created")
    record Created(Source source, Instant at) implements Event {}

    @JsonTypeName("customer.named")
    record Named(Personal name, Instant at) implements Event {}

    @JsonTypeName("customer.phone-learned")
    record PhoneLearned(Personal phone, Instant at) implements Event {}

    @JsonTypeName("customer.email-learned")
    record EmailLearned(Personal email, Instant at) implements Event {}

    @JsonTypeName("customer.address-learned")
    record AddressLearned(Personal address, Instant at) implements Event {}

    @JsonTypeName("customer.role-added")
    record RoleAdded(Role role, Instant at) implements Event {}

    @JsonTypeName("customer.opted-out")
    record OptedOut(String keyword, Instant at) implements Event {}

    @JsonTypeName("customer.opted-in")
    record OptedIn(String keyword, Instant at) implements Event {}
  }

  private Customer() {}
}
