package switchboard.engine.customer;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static switchboard.engine.customer.Customer.Reason.NO_SUCH_CUSTOMER;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandlerWithReply;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import switchboard.engine.Decision;
import switchboard.engine.Decision.Accept;
import switchboard.engine.Decision.Reject;
import switchboard.engine.Fact;
import switchboard.engine.Message;
import switchboard.engine.privacy.FactSourced;
import switchboard.engine.privacy.Personal;
import switchboard.engine.privacy.Seal;

/// One person or household a business deals with, from the first contact on.
public final class Customer extends FactSourced<Customer.Command, Customer.Event, Customer.State> {

  public static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "customer");

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
  ///
  /// @param feedback what they said of their latest appointments, by appointment
  /// @param looked what they have been looking for, the latest last
  /// @param language they spoke last, BCP 47; empty: the tenant's
  public record Card(
      Optional<Personal> name,
      Optional<Personal> phone,
      Optional<Personal> email,
      Optional<Personal> address,
      Set<Role> roles,
      boolean optedOut,
      Instant since,
      Map<String, Personal> feedback,
      List<Looked> looked,
      Optional<String> language) {

    /// What they look for now.
    public Optional<Requirements> looking() {
      return looked.isEmpty() ? Optional.empty() : Optional.of(looked.getLast().what());
    }
  }

  /// Something newly told. Empty means: nothing new.
  ///
  /// @param looking what they look for, which adds to what they said before
  /// @param language they have come to speak, BCP 47
  public record Details(
      Optional<Personal> name,
      Optional<Personal> phone,
      Optional<Personal> email,
      Optional<Personal> address,
      @JsonInclude(NON_EMPTY) Optional<Requirements> looking,
      @JsonInclude(NON_EMPTY) Optional<String> language) {

    public static final Details NONE =
        new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Details(
        Optional<Personal> name,
        Optional<Personal> phone,
        Optional<Personal> email,
        Optional<Personal> address) {
      this(name, phone, email, address, Optional.empty(), Optional.empty());
    }

    public Details(
        Optional<Personal> name,
        Optional<Personal> phone,
        Optional<Personal> email,
        Optional<Personal> address,
        Optional<Requirements> looking) {
      this(name, phone, email, address, looking, Optional.empty());
    }

    public Details withLooking(Requirements it) {
      return new Details(name, phone, email, address, Optional.of(it), language);
    }

    public Details withLanguage(String it) {
      return new Details(name, phone, email, address, looking, Optional.of(it));
    }

    /// Each text fit to be kept; what is blank was not told.
    Details tidy() {
      return each(it -> it.flatMap(Wording::tidy));
    }

    Details readable() {
      return each(it -> it.filter(text -> !text.erased()));
    }

    /// Without what the other already says.
    Details unlike(Details other) {
      return new Details(
          name.filter(it -> !other.name.equals(Optional.of(it))),
          phone.filter(it -> !other.phone.equals(Optional.of(it))),
          email.filter(it -> !other.email.equals(Optional.of(it))),
          address.filter(it -> !other.address.equals(Optional.of(it))),
          looking,
          language.filter(it -> !other.language.equals(Optional.of(it))));
    }

    Details withName(Personal it) {
      return new Details(Optional.of(it), phone, email, address, looking, language);
    }

    Details withPhone(Personal it) {
      return new Details(name, Optional.of(it), email, address, looking, language);
    }

    Details withEmail(Personal it) {
      return new Details(name, phone, Optional.of(it), address, looking, language);
    }

    Details withAddress(Personal it) {
      return new Details(name, phone, email, Optional.of(it), looking, language);
    }

    private Details each(UnaryOperator<Optional<Personal>> change) {
      return new Details(
          change.apply(name),
          change.apply(phone),
          change.apply(email),
          change.apply(address),
          looking.map(Requirements::readable),
          language);
    }
  }

  /// Every command is answered with the card as it then is; creating twice is harmless.
  public sealed interface Command extends Message {
    ActorRef<Reply> replyTo();

    record Create(Source source, Details details, ActorRef<Reply> replyTo) implements Command {}

    record Learn(Details details, ActorRef<Reply> replyTo) implements Command {}

    record AddRole(Role role, ActorRef<Reply> replyTo) implements Command {}

    /// No more texts from this tenant; alerts to the owner are not concerned.
    record OptOut(String keyword, ActorRef<Reply> replyTo) implements Command {}

    record OptIn(String keyword, ActorRef<Reply> replyTo) implements Command {}

    /// What they said of an appointment, in place of what they said of it before.
    record GiveFeedback(String appointment, Personal words, ActorRef<Reply> replyTo)
        implements Command {}

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

    /// @param language they have come to speak, BCP 47
    @JsonTypeName("customer.language-learned")
    record LanguageLearned(String language, Instant at) implements Event {}

    @JsonTypeName("customer.role-added")
    record RoleAdded(Role role, Instant at) implements Event {}

    @JsonTypeName("customer.opted-out")
    record OptedOut(String keyword, Instant at) implements Event {}

    @JsonTypeName("customer.opted-in")
    record OptedIn(String keyword, Instant at) implements Event {}

    @JsonTypeName("customer.feedback-given")
    record FeedbackGiven(String appointment, Personal words, Instant at) implements Event {}

    /// @param now all that they look for then
    @JsonTypeName("customer.requirements-changed")
    record RequirementsChanged(Requirements now, Instant at) implements Event {}
  }

  /// What the customer is now. `source` is empty until the customer is created. Remembers what was
  /// said of the latest [#REMEMBERED] appointments.
  public record State(
      Optional<Source> source,
      Details known,
      Set<Role> roles,
      boolean optedOut,
      Instant since,
      Map<String, Personal> feedback,
      @JsonInclude(NON_EMPTY) List<Looked> looked)
      implements Message {

    static final int REMEMBERED = 20;

    public static final State UNKNOWN =
        new State(
            Optional.empty(), Details.NONE, Set.of(), false, Instant.EPOCH, Map.of(), List.of());

    public State {
      looked = looked == null ? List.of() : List.copyOf(looked);
    }

    public Decision<Event, Reason> decide(Command command, Instant now) {
      return switch (command) {
        case Command.Create(var from, var details, _) when source.isEmpty() ->
            accept(Stream.concat(Stream.of(new Event.Created(from, now)), learned(details, now)));
        case Command.Create(_, var details, _) -> accept(learned(details, now));
        case Command _ when source.isEmpty() -> new Reject<>(NO_SUCH_CUSTOMER);
        case Command.Learn(var details, _) -> accept(learned(details, now));
        case Command.AddRole(var role, _) when roles.contains(role) -> accept(Stream.empty());
        case Command.AddRole(var role, _) -> accept(Stream.of(new Event.RoleAdded(role, now)));
        case Command.OptOut _ when optedOut -> accept(Stream.empty());
        case Command.OptOut(var keyword, _) -> accept(Stream.of(new Event.OptedOut(keyword, now)));
        case Command.OptIn(var keyword, _) when optedOut ->
            accept(Stream.of(new Event.OptedIn(keyword, now)));
        case Command.OptIn _ -> accept(Stream.empty());
        case Command.GiveFeedback(var of, var words, _) -> accept(said(of, words, now));
        case Command.Look _ -> accept(Stream.empty());
      };
    }

    public State apply(Event event) {
      return switch (event) {
        case Event.Created(var from, var at) ->
            new State(Optional.of(from), known, roles, optedOut, at, feedback, looked);
        case Event.Named(var name, _) -> knowing(known.withName(name));
        case Event.PhoneLearned(var phone, _) -> knowing(known.withPhone(phone));
        case Event.EmailLearned(var email, _) -> knowing(known.withEmail(email));
        case Event.AddressLearned(var address, _) -> knowing(known.withAddress(address));
        case Event.LanguageLearned(var it, _) -> knowing(known.withLanguage(it));
        case Event.RoleAdded(var role, _) ->
            new State(source, known, with(role), optedOut, since, feedback, looked);
        case Event.OptedOut _ -> new State(source, known, roles, true, since, feedback, looked);
        case Event.OptedIn _ -> new State(source, known, roles, false, since, feedback, looked);
        case Event.FeedbackGiven(var of, var words, _) ->
            new State(source, known, roles, optedOut, since, said(of, words), looked);
        case Event.RequirementsChanged(var now, var at) ->
            new State(
                source, known, roles, optedOut, since, feedback, Looked.more(looked, now, at));
      };
    }

    /// What others may know: what has been erased is not known.
    public Card card() {
      var it = known.readable();
      return new Card(
          it.name,
          it.phone,
          it.email,
          it.address,
          roles,
          optedOut,
          since,
          Feedback.readable(feedback),
          Looked.readable(looked),
          it.language);
    }

    private Stream<Event> said(String appointment, Personal words, Instant now) {
      return Wording.tidy(words)
          .filter(it -> !it.equals(feedback.get(appointment)))
          .<Event>map(it -> new Event.FeedbackGiven(appointment, it, now))
          .stream();
    }

    private Stream<Event> learned(Details told, Instant now) {
      var fresh = told.tidy().unlike(known);
      return Stream.<Optional<Event>>of(
              fresh.name.map(it -> new Event.Named(it, now)),
              fresh.phone.map(it -> new Event.PhoneLearned(it, now)),
              fresh.email.map(it -> new Event.EmailLearned(it, now)),
              fresh.address.map(it -> new Event.AddressLearned(it, now)),
              fresh.language.map(it -> new Event.LanguageLearned(it, now)),
              fresh.looking.flatMap(it -> changed(it, now)))
          .flatMap(Optional::stream);
    }

    private Optional<Event> changed(Requirements told, Instant now) {
      return told.after(card().looking()).map(it -> new Event.RequirementsChanged(it, now));
    }

    private State knowing(Details next) {
      return new State(source, next, roles, optedOut, since, feedback, looked);
    }

    private Map<String, Personal> said(String appointment, Personal words) {
      return Feedback.more(feedback, appointment, words, REMEMBERED);
    }

    private Set<Role> with(Role role) {
      return Stream.concat(roles.stream(), Stream.of(role)).collect(toUnmodifiableSet());
    }

    private static Decision<Event, Reason> accept(Stream<Event> events) {
      return new Accept<>(events.toList());
    }
  }

  private final Clock clock;

  public static Behavior<Command> create(String id, Clock clock, Seal seal) {
    return new Customer(id, clock, seal);
  }

  private Customer(String id, Clock clock, Seal seal) {
    this.clock = clock;
    super(PersistenceId.of(KEY.name(), id), Event.class, State.class, seal);
  }

  @Override
  public State emptyState() {
    return State.UNKNOWN;
  }

  @Override
  public CommandHandlerWithReply<Command, Event, State> commandHandler() {
    return (state, command) ->
        settled(
            state.decide(command, clock.instant()),
            command.replyTo(),
            (it, _) -> new Reply.Known(it.card()),
            Reply.Rejected::new);
  }

  @Override
  public EventHandler<State, Event> eventHandler() {
    return State::apply;
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(100, 2);
  }
}
