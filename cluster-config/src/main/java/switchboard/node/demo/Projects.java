package switchboard.node.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import switchboard.engine.customer.Acquaintance;
import switchboard.engine.customer.Customer;
import switchboard.engine.customer.Customer.Details;
import switchboard.engine.customer.Customer.Role;
import switchboard.engine.customer.Customer.Source;
import switchboard.engine.identity.Identity;
import switchboard.engine.job.Job;
import switchboard.engine.job.JobCard.Status;
import switchboard.engine.job.Plan;
import switchboard.engine.job.Revision;
import switchboard.engine.privacy.Personal;
import switchboard.engine.tenant.EntityIds;
import switchboard.node.Node;

/// The jobs of the fictional web agency, as data, opened and brought as far as they are with the
/// clock set back. Doing it again changes nothing.
record Projects(Node node, DemoClock clock) {

  static final String TENANT = "webstudio";
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  /// @param deadlineInDays from the first start on
  record Project(
      String id,
      Client customer,
      String title,
      String manager,
      int deadlineInDays,
      Optional<String> invoice,
      List<Step> steps) {}

  record Client(String name, String phone, Optional<String> email) {}

  /// @param days how long ago
  record Step(int days, int percent, Optional<String> note, Optional<Status> status) {}

  static List<Project> all() {
    try (var in =
        Objects.requireNonNull(Projects.class.getResourceAsStream("/demo-jobs.yaml"), "jobs")) {
      return YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .build()
          .readValue(in, new TypeReference<List<Project>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void open() {
    var now = clock.instant();
    for (var it : all()) {
      var customer = meet(it.customer());
      open(it, customer, now);
      for (var step : it.steps()) advance(it, step, now);
    }
    clock.setRight();
  }

  private String meet(Client it) {
    var acquaintance =
        new Acquaintance(
            node.exchange().entities(Customer.KEY),
            node.exchange().entities(Identity.KEY),
            node.storage().seals());
    var details =
        new Details(
            Optional.of(new Personal(it.name())),
            Optional.of(new Personal(it.phone())),
            Personal.of(it.email()),
            Optional.empty());
    var proposed = "c-demo-" + it.phone().substring(it.phone().length() - 4);
    var id = got(acquaintance.owner(TENANT, details, proposed));
    got(acquaintance.meet(TENANT, id, Source.MANUAL, details));
    got(
        node.exchange()
            .entities(Customer.KEY)
            .<Customer.Reply>ask(
                EntityIds.of(TENANT, id), to -> new Customer.Command.AddRole(Role.CUSTOMER, to)));
    return id;
  }

  private void open(Project it, String customer, Instant now) {
    clock.setBackTo(ago(now, it.steps().getFirst().days() + 1));
    var plan =
        new Plan(
            customer,
            new Personal(it.title()),
            Optional.of(new Personal(it.manager())),
            Optional.of(LocalDate.ofInstant(now, ZONE).plusDays(it.deadlineInDays())),
            it.invoice());
    node.storage()
        .seals()
        .assign("job|" + EntityIds.of(TENANT, it.id()), EntityIds.of(TENANT, customer));
    tell(it, to -> new Job.Command.Open(plan, Status.PLANNED, 0, to));
  }

  private void advance(Project it, Step step, Instant now) {
    clock.setBackTo(ago(now, step.days()));
    tell(
        it,
        to -> new Job.Command.Revise(Revision.at(step.percent(), Personal.of(step.note())), to));
    step.status()
        .ifPresent(status -> tell(it, to -> new Job.Command.Revise(Revision.to(status), to)));
  }

  private static Instant ago(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }

  private void tell(Project it, Function<ActorRef<Job.Reply>, Job.Command> command) {
    got(node.exchange().entities(Job.KEY).ask(EntityIds.of(TENANT, it.id()), command));
  }

  private static <T> T got(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
