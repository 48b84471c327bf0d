package switchboard.edge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.edge.notice.Shop.TENANT;
import static switchboard.edge.notice.Shop.at;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.edge.duty.Handler;
import switchboard.edge.duty.Handler.Outcome;
import switchboard.edge.estate.Homes;
import switchboard.engine.conversation.Event.Audience;
import switchboard.engine.duty.Duty;
import switchboard.engine.message.Letter;
import switchboard.engine.privacy.Personal;
import switchboard.engine.property.Listing;
import switchboard.engine.property.Property;
import switchboard.engine.property.Tenancy;
import switchboard.engine.tenant.Tenant;
import switchboard.engine.ticket.Need;
import switchboard.engine.ticket.Ticket;
import switchboard.engine.ticket.Urgency;

class RepairingTest {

  private static final Listing FLAT =
      new Listing(
          "p1",
          "LK-1",
          Listing.Deal.RENT,
          Listing.Type.FLAT,
          2,
          Optional.empty(),
          1,
          "GBP",
          Optional.of(Listing.Per.MONTH),
          "12 Elgin Avenue",
          "Maida Vale",
          Optional.empty(),
          Listing.Status.LET,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  private final Shop shop = new Shop();
  private final Homes homes = new Homes(shop.clock);
  private final Handler handler =
      Notifying.repairs(shop.means(), homes.tickets(), homes.properties());

  @BeforeEach
  void let() {
    var manager =
        new Tenancy.Contact(new Personal("Mo Example"), Optional.of(new Personal("+447700900111")));
    homes
        .properties()
        .<Property.Reply>ask(TENANT + ":p1", to -> new Property.Command.Add(FLAT, to));
    var tenancy = new Tenancy(Optional.of("ann"), Optional.of("lord"), Optional.of(manager));
    homes
        .properties()
        .<Property.Reply>ask(TENANT + ":p1", to -> new Property.Command.Settle(tenancy, to));
  }

  private void open(Optional<String> property, Urgency urgency) {
    var need =
        new Need(
            Optional.of("ann"),
            property,
            Optional.of("CA1"),
            new Personal("water through the ceiling"),
            "plumbing",
            urgency);
    homes.tickets().<Ticket.Reply>ask(TENANT + ":t1", to -> new Ticket.Command.Open(need, to));
  }

  private Outcome told(String what) throws Exception {
    return handler.handle(
        new Duty(
            TENANT,
            "d-" + what,
            Duty.Kind.TICKET,
            "t1",
            Optional.empty(),
            Map.of("what", what),
            shop.now,
            0));
  }

  private List<Letter> letters(Audience audience) {
    return shop.letters.values().stream().filter(it -> it.audience() == audience).toList();
  }

  @Test
  void the_manager_and_the_renter_are_told_once() throws Exception {
    open(Optional.of("p1"), Urgency.URGENT);
    told("opened");
    told("opened");
    var manager = letters(Audience.OWNER);
    assertThat(manager).hasSize(1);
    assertThat(manager.getFirst().to()).contains("+447700900111");
    assertThat(manager.getFirst().body())
        .contains("Urgent", "12 Elgin Avenue", "ceiling", "Pat Example");
    assertThat(letters(Audience.CUSTOMER)).hasSize(1);
    assertThat(letters(Audience.CUSTOMER).getFirst().customer()).contains("ann");
  }

  @Test
  void of_an_emergency_the_landlord_hears_too() throws Exception {
    open(Optional.of("p1"), Urgency.EMERGENCY);
    told("opened");
    assertThat(letters(Audience.CUSTOMER))
        .extracting(it -> it.customer().orElse(""))
        .containsExactly("ann", "lord");
    assertThat(letters(Audience.CUSTOMER).getLast().body()).contains("emergency");
  }

  @Test
  void what_turns_out_to_be_an_emergency_is_told_then() throws Exception {
    open(Optional.of("p1"), Urgency.NORMAL);
    told("opened");
    assertThat(told("emergency")).isInstanceOf(Outcome.Dropped.class);
    homes
        .tickets()
        .<Ticket.Reply>ask(
            TENANT + ":t1", to -> new Ticket.Command.Grade(Urgency.EMERGENCY, "plumbing", to));
    assertThat(told("emergency")).isInstanceOf(Outcome.Done.class);
    assertThat(letters(Audience.OWNER)).hasSize(2);
    assertThat(letters(Audience.CUSTOMER).getLast().customer()).contains("lord");
  }

  @Test
  void without_a_manager_the_owner_is_told() throws Exception {
    open(Optional.empty(), Urgency.URGENT);
    told("opened");
    assertThat(letters(Audience.OWNER).getFirst().to()).isEmpty();
  }

  @Test
  void what_can_wait_is_not_told_by_night() throws Exception {
    shop.now = at("2026-06-01T23:00");
    open(Optional.of("p1"), Urgency.NORMAL);
    told("opened");
    assertThat(shop.letters.values())
        .allMatch(it -> it.due().equals(at("2026-06-02T08:00")))
        .hasSize(2);
  }

  @Test
  void the_end_is_told_unless_it_was_none() throws Exception {
    open(Optional.of("p1"), Urgency.URGENT);
    assertThat(told("resolved")).isInstanceOf(Outcome.Dropped.class);
    homes
        .tickets()
        .<Ticket.Reply>ask(TENANT + ":t1", to -> new Ticket.Command.Resolve(Optional.empty(), to));
    assertThat(told("resolved")).isInstanceOf(Outcome.Done.class);
    assertThat(letters(Audience.CUSTOMER)).hasSize(1);
  }

  @Test
  void nobody_is_told_of_nothing_nor_by_a_suspended_business() throws Exception {
    assertThat(told("opened")).isInstanceOf(Outcome.Dropped.class);
    open(Optional.of("p1"), Urgency.EMERGENCY);
    shop.status = Tenant.Status.SUSPENDED;
    assertThat(told("opened")).isInstanceOf(Outcome.Dropped.class);
    assertThat(shop.letters).isEmpty();
  }
}
