package switchboard.engine.dialogue;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import switchboard.engine.customer.Context;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tool.Result.Offer;
import switchboard.engine.tool.Result.Upcoming;
import switchboard.engine.understanding.Understander.Expectation;
import switchboard.engine.understanding.When;

/// What a conversation has established so far: who calls, what they want, how the talk stands.
///
/// @param outcome the best thing achieved so far (`booked`, `cancelled`, `message`, …)
/// @param appointment the last one made or changed in this conversation
/// @param form what has been gathered for an errand that is no appointment
/// @param agenda what is to be taken up when the errand is done
public record Frame(
    Caller caller,
    Errand errand,
    Talk talk,
    Optional<String> outcome,
    Optional<String> appointment,
    @JsonInclude(NON_EMPTY) Optional<Form> form,
    @JsonInclude(NON_EMPTY) List<Wish> agenda) {

  public static final Frame EMPTY =
      new Frame(Caller.UNKNOWN, Errand.NONE, Talk.FRESH, Optional.empty(), Optional.empty());

  public Frame {
    agenda = agenda == null ? List.of() : List.copyOf(agenda);
  }

  public Frame(
      Caller caller,
      Errand errand,
      Talk talk,
      Optional<String> outcome,
      Optional<String> appointment) {
    this(caller, errand, talk, outcome, appointment, Optional.empty(), List.of());
  }

  /// Who calls.
  ///
  /// @param customer id of the customer
  /// @param known whether they have been in touch before
  /// @param name on file or said
  /// @param named whether the name was said in this conversation
  /// @param identified whether what was said agrees with what is on file
  /// @param filed whether a name is on file
  /// @param place the address on file, not yet agreed to be the one
  /// @param next the customer's next appointment
  /// @param email said in this conversation
  /// @param context what they have to do with the business
  public record Caller(
      Optional<String> customer,
      boolean known,
      Optional<Personal> name,
      boolean named,
      boolean identified,
      boolean filed,
      Optional<Personal> phone,
      Optional<Personal> place,
      Optional<Upcoming> next,
      @JsonInclude(NON_EMPTY) Optional<Personal> email,
      @JsonInclude(NON_EMPTY) Optional<Context> context) {

    public Caller(
        Optional<String> customer,
        boolean known,
        Optional<Personal> name,
        boolean named,
        boolean identified,
        boolean filed,
        Optional<Personal> phone,
        Optional<Personal> place,
        Optional<Upcoming> next) {
      this(
          customer,
          known,
          name,
          named,
          identified,
          filed,
          phone,
          place,
          next,
          Optional.empty(),
          Optional.empty());
    }

    static final Caller UNKNOWN =
        new Caller(
            Optional.empty(),
            false,
            Optional.empty(),
            false,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Caller withCustomer(String customer, boolean known) {
      var id = Optional.of(customer);
      return new Caller(
          id, known, name, named, identified, filed, phone, place, next, email, context);
    }

    /// A name on file, unless the caller has said another.
    Caller withNameOnFile(Optional<Personal> file) {
      return named(name.or(() -> file), named, identified, file.isPresent());
    }

    Caller withName(Personal said, boolean identified) {
      return named(Optional.of(said), true, identified, filed);
    }

    private Caller named(
        Optional<Personal> name, boolean named, boolean identified, boolean filed) {
      return new Caller(
          customer, known, name, named, identified, filed, phone, place, next, email, context);
    }

    Caller withPhone(Optional<Personal> phone) {
      return new Caller(
          customer, known, name, named, identified, filed, phone, place, next, email, context);
    }

    Caller withPlace(Optional<Personal> place) {
      return new Caller(
          customer, known, name, named, identified, filed, phone, place, next, email, context);
    }

    /// Whether the name said is not the one on file.
    public boolean contradicts() {
      return filed && named && !identified;
    }

    Caller withNext(Optional<Upcoming> next) {
      return new Caller(
          customer, known, name, named, identified, filed, phone, place, next, email, context);
    }

    Caller withEmail(Optional<Personal> email) {
      return new Caller(
          customer, known, name, named, identified, filed, phone, place, next, email, context);
    }

    Caller withContext(Optional<Context> context) {
      return new Caller(
          customer, known, name, named, identified, filed, phone, place, next, email, context);
    }
  }

  /// What they want.
  ///
  /// @param goal what is being pursued
  /// @param address where to come
  /// @param need in the caller's words
  /// @param wish when they would like it
  /// @param wishAsked whether they have been asked for a time
  /// @param tries how often times were looked for
  /// @param more what else has been settled; see [Errand#terms]
  public record Errand(
      Optional<Goal> goal,
      boolean emergency,
      boolean advised,
      Optional<Personal> address,
      Optional<Personal> need,
      Optional<String> service,
      Optional<When> wish,
      boolean wishAsked,
      List<Offer> offers,
      int tries,
      @JsonInclude(NON_EMPTY) Optional<Terms> more) {

    public Errand(
        Optional<Goal> goal,
        boolean emergency,
        boolean advised,
        Optional<Personal> address,
        Optional<Personal> need,
        Optional<String> service,
        Optional<When> wish,
        boolean wishAsked,
        List<Offer> offers,
        int tries) {
      this(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries,
          NOTHING);
    }

    private static final Optional<Terms> NOTHING = Optional.empty();

    static final Errand NONE =
        new Errand(
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(),
            0);

    Errand withGoal(Goal pursued) {
      var goal = Optional.of(pursued);
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries, more);
    }

    Errand withEmergency(boolean emergency) {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries, more);
    }

    Errand withAdvised() {
      return new Errand(
          goal, emergency, true, address, need, service, wish, wishAsked, offers, tries, more);
    }

    Errand withAddress(Optional<Personal> address) {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries, more);
    }

    Errand withNeed(Optional<Personal> need) {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries, more);
    }

    Errand withService(Optional<String> service) {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries, more);
    }

    Errand withWish(Optional<When> wish) {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries, more);
    }

    Errand withWishAsked() {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, true, offers, tries, more);
    }

    Errand withOffers(List<Offer> offers) {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries + 1,
          more);
    }

    Errand terms(UnaryOperator<Terms> change) {
      var more = change.apply(terms()).said();
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries, more);
    }

    public Terms terms() {
      return more.orElse(Terms.NONE);
    }

    /// Whether anything was said about when it should be.
    boolean wished() {
      return wish.isPresent() || terms().preference().filter(it -> !it.plain()).isPresent();
    }

    /// What was ordinary is urgent now: times and services thought of before no longer count, nor
    /// what was advised.
    Errand urgent() {
      return new Errand(
          goal, true, false, address, need, NONE.service, NONE.wish, wishAsked, List.of(), tries);
    }

    /// The same times, but one.
    Errand withOnly(Offer offer) {
      return withOffers(List.of(offer)).tried(tries);
    }

    private Errand tried(int tries) {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, offers, tries, more);
    }

    Errand withoutOffers() {
      return new Errand(
          goal, emergency, advised, address, need, service, wish, wishAsked, List.of(), tries,
          more);
    }
  }

  /// What a caller may want of us.
  public enum Goal {
    BOOK,
    CANCEL,
    RESCHEDULE,
    STATUS,
    CALL_BACK,
    FORM
  }

  Frame caller(UnaryOperator<Caller> change) {
    return new Frame(change.apply(caller), errand, talk, outcome, appointment, form, agenda);
  }

  Frame errand(UnaryOperator<Errand> change) {
    return new Frame(caller, change.apply(errand), talk, outcome, appointment, form, agenda);
  }

  Frame talk(UnaryOperator<Talk> change) {
    return new Frame(caller, errand, change.apply(talk), outcome, appointment, form, agenda);
  }

  Frame withForm(Form form) {
    var now = new Frame(caller, errand, talk, outcome, appointment, Optional.of(form), agenda);
    return now.errand(it -> it.withGoal(Goal.FORM));
  }

  Frame withoutForm() {
    return new Frame(caller, errand, talk, outcome, appointment, Optional.empty(), agenda);
  }

  Frame withAgenda(List<Wish> agenda) {
    return new Frame(caller, errand, talk, outcome, appointment, form, agenda);
  }

  Frame asking(Expectation asked) {
    return talk(it -> it.asking(asked));
  }

  Frame achieved(String outcome, Optional<String> appointment) {
    var last = appointment.or(() -> this.appointment);
    return new Frame(caller, errand, talk, Optional.of(outcome), last, form, agenda);
  }

  /// Whether the caller does not want to be recorded.
  public boolean unrecorded() {
    return talk.manner().asked().contains(Control.UNRECORDED);
  }

  /// The same, with just this achieved.
  Frame onlyAchieved(Optional<String> outcome) {
    return new Frame(caller, errand, talk, outcome, appointment, form, agenda);
  }

  /// The errand is done; who calls and where they live stays known, and what was offered last.
  Frame settled() {
    var done = Errand.NONE.withAddress(errand.address());
    var kept = talk.manner(it -> it.withPassed(errand.offers()));
    return new Frame(caller, done, kept, outcome, appointment, Optional.empty(), agenda);
  }

  Frame terms(UnaryOperator<Terms> change) {
    return errand(it -> it.terms(change));
  }

  Terms terms() {
    return errand.terms();
  }

  boolean pursues(Goal goal) {
    return errand.goal().filter(goal::equals).isPresent();
  }

  public Optional<String> customer() {
    return caller.customer();
  }

  public Optional<Personal> name() {
    return caller.name();
  }

  public Optional<Personal> address() {
    return errand.address();
  }

  public Optional<Personal> need() {
    return errand.need();
  }

  public boolean emergency() {
    return errand.emergency();
  }

  /// The goal in lower case, as read models name it; a form goes by the name of its flow.
  public Optional<String> goal() {
    if (pursues(Goal.FORM)) return form.map(Form::flow);
    return errand.goal().map(it -> it.name().toLowerCase(java.util.Locale.ROOT));
  }
}
