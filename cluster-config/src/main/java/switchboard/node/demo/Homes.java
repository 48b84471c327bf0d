package switchboard.node.demo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.identity.Identity;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Property;
import switchboard.engine.property.Tenancy;
import switchboard.engine.tenant.EntityIds;
import switchboard.node.Node;

/// What the fictional estate agency lets and sells, and the people who rent from it and let through
/// it. Opened once: what has been changed since stays.
record Homes(List<Person> people, List<Home> homes) {

  private static final String TENANT = "estate";
  private static final String FILE = "/presets/estate-properties.yaml";

  /// @param key how the homes name them
  record Person(String key, String name, String phone, String email) {}

  record Home(Listing listing, Optional<People> tenancy) {}

  record People(
      Optional<String> renter,
      Optional<String> landlord,
      Optional<String> manager,
      Optional<String> managerPhone) {}

  static Homes shipped() {
    var yaml =
        YAMLMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule()).build();
    try (var in = Objects.requireNonNull(Homes.class.getResourceAsStream(FILE), FILE)) {
      return yaml.readValue(in, Homes.class);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  void open(Node node) {
    var customers = new HashMap<String, String>();
    for (var it : people) customers.put(it.key(), meet(node, it));
    for (var it : homes) list(node, it, customers);
  }

  private static String meet(Node node, Person it) {
    var exchange = node.exchange();
    var acquaintance =
        new Acquaintance(
            exchange.entities(Customer.KEY),
            exchange.entities(Identity.KEY),
            node.storage().seals());
    var details =
        new Details(
            Optional.of(new Personal(it.name())),
            Optional.of(new Personal(it.phone())),
            Optional.of(new Personal(it.email())),
            Optional.empty());
    var customer = got(acquaintance.owner(TENANT, details, "demo-" + it.key()));
    got(acquaintance.meet(TENANT, customer, Source.IMPORT, details));
    return customer;
  }

  private static void list(Node node, Home home, Map<String, String> customers) {
    var properties = node.exchange().entities(Property.KEY);
    var id = EntityIds.of(TENANT, home.listing().id());
    var reply =
        got(properties.<Property.Reply>ask(id, to -> new Property.Command.Add(home.listing(), to)));
    boolean fresh = reply instanceof Property.Reply.Accepted(var added) && added;
    if (!fresh || home.tenancy().isEmpty()) return;
    var tenancy = tenancy(home.tenancy().get(), customers);
    got(properties.<Property.Reply>ask(id, to -> new Property.Command.Settle(tenancy, to)));
  }

  private static Tenancy tenancy(People it, Map<String, String> customers) {
    return new Tenancy(
        it.renter().map(customers::get),
        it.landlord().map(customers::get),
        it.manager()
            .map(name -> new Tenancy.Contact(new Personal(name), Personal.of(it.managerPhone()))));
  }

  private static <T> T got(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
