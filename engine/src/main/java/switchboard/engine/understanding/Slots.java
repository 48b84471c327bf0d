package switchboard.engine.understanding;

import java.util.Optional;

/// What an utterance gives besides its intent. Empty means: not said.
///
/// @param phone E.164
/// @param email lower case
/// @param name as it should be written
/// @param address one line, as it should be written, unit number and postcode included
/// @param service id of a service of the [Vocabulary]
/// @param choice which of the things offered: 1 for "the first one", -1 for "the last one"
/// @param need the problem in the caller's own words
/// @param leeway what was said about the time besides
/// @param about the time of an appointment there is
/// @param person id of the one asked for
/// @param place id of the property meant
/// @param budget what should be paid
/// @param bedrooms how many, 0 for a studio
/// @param area where to look, as it should be written
/// @param reference of a job, a listing or an invoice
public record Slots(
    Optional<When> when,
    Optional<String> phone,
    Optional<String> email,
    Optional<String> name,
    Optional<String> address,
    Optional<String> service,
    Optional<Integer> choice,
    Optional<String> need,
    Leeway leeway,
    Optional<When> about,
    Optional<String> person,
    Optional<String> place,
    Optional<Budget> budget,
    Optional<Integer> bedrooms,
    Optional<String> area,
    Optional<String> reference) {

  public Slots(
      Optional<When> when,
      Optional<String> phone,
      Optional<String> email,
      Optional<String> name,
      Optional<String> address,
      Optional<String> service,
      Optional<Integer> choice,
      Optional<String> need,
      Leeway leeway,
      Optional<When> about,
      Optional<String> person,
      Optional<String> place) {
    this(
        when,
        phone,
        email,
        name,
        address,
        service,
        choice,
        need,
        leeway,
        about,
        person,
        place,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Slots(
      Optional<When> when,
      Optional<String> phone,
      Optional<String> email,
      Optional<String> name,
      Optional<String> address,
      Optional<String> service,
      Optional<Integer> choice,
      Optional<String> need) {
    this(
        when,
        phone,
        email,
        name,
        address,
        service,
        choice,
        need,
        Leeway.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static final Slots NONE =
      new Slots(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Slots withWhen(Optional<When> other) {
    return new Slots(
        other, phone, email, name, address, service, choice, need, leeway, about, person, place,
        budget, bedrooms, area, reference);
  }

  public Slots withLeeway(Leeway other) {
    return new Slots(
        when, phone, email, name, address, service, choice, need, other, about, person, place,
        budget, bedrooms, area, reference);
  }

  /// With what is looked for.
  public Slots wanting(
      Optional<Budget> sum,
      Optional<Integer> rooms,
      Optional<String> where,
      Optional<String> code) {
    return new Slots(
        when, phone, email, name, address, service, choice, need, leeway, about, person, place, sum,
        rooms, where, code);
  }

  public Slots withChoice(Optional<Integer> other) {
    return new Slots(
        when, phone, email, name, address, service, other, need, leeway, about, person, place);
  }

  public Slots withService(Optional<String> other) {
    return new Slots(
        when, phone, email, name, address, other, choice, need, leeway, about, person, place);
  }

  public Slots withPerson(Optional<String> other) {
    return new Slots(
        when, phone, email, name, address, service, choice, need, leeway, about, other, place);
  }

  /// The same, said by the one who told these about themselves.
  public Slots of(Slots whole) {
    return new Slots(
        when,
        phone.or(whole::phone),
        email.or(whole::email),
        name.or(whole::name),
        address.or(whole::address),
        service,
        choice,
        need,
        leeway,
        about,
        person,
        place);
  }

  Slots needing(Optional<String> other) {
    return new Slots(
        when, phone, email, name, address, service, choice, other, leeway, about, person, place,
        budget, bedrooms, area, reference);
  }

  /// Whether anything was said about when it should be.
  public boolean timed() {
    return when.isPresent() || leeway.said();
  }
}
