package switchboard.edge.link;

import static switchboard.edge.link.Desk.got;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.edge.link.Page.Button;
import switchboard.edge.link.Page.Mood;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.notice.Notices;
import switchboard.engine.tenant.Profile;
import switchboard.engine.waitlist.Offer;
import switchboard.engine.waitlist.WaitlistDesk.Claimed;
import switchboard.engine.waitlist.WaitlistDesk.Shown;

/// A slot offered to somebody who waits: looked at, taken, let go.
record Claiming(Desk desk, Profile profile, Link link) {

  private static final String STILL = "You are still on the list, and will hear of the next one.";

  Answer show() {
    return shown().map(it -> Answer.ok(page(it))).orElseGet(this::closed);
  }

  Answer act(Form form) {
    var shown = shown();
    if (shown.isEmpty()) return closed();
    return switch (form.action()) {
      case "claim" -> claim(shown.get());
      case "decline" -> decline(shown.get());
      default -> new Answer(400, page(shown.get()));
    };
  }

  private Optional<Shown> shown() {
    return got(desk.waitlists().show(link.tenant(), entry(), link.subject()));
  }

  private String entry() {
    return Offer.entry(link.subject());
  }

  private Answer closed() {
    return new Answer(
        410,
        Page.of(profile, "This offer is over")
            .say("If you are on our list, you will hear of the next time that is free."));
  }

  private Page page(Shown it) {
    if (it.had()) return yours(it);
    if (!it.open()) return over(it);
    var until =
        words().say("It is kept for you until %s.", Notices.of(profile).clock(it.offer().until()));
    return headed("A time is free for you", it, false)
        .state(Mood.WAIT, until)
        .buttons(
            List.of(
                new Button("claim", "Yes, I take it", "strong"),
                new Button("decline", "No, thank you", "plain")));
  }

  private Page over(Shown it) {
    return headed("This offer is over", it, true)
        .say(STILL)
        .say("You may still try whether it is free.")
        .buttons(List.of(new Button("claim", "Try to take it", "plain")));
  }

  private Page yours(Shown it) {
    return headed("It is yours", it, false).state(Mood.GOOD, "You are booked. See you then!");
  }

  private Page headed(String title, Shown it, boolean over) {
    var service = profile.service(it.wanted().service()).map(Profile.Service::name);
    return Page.of(profile, title)
        .when(it.offer().slot(), over)
        .facts(service.map(name -> Map.of("What", name)).orElse(Map.of()));
  }

  private Words words() {
    return Words.of(profile);
  }

  private Answer claim(Shown it) {
    return switch (got(desk.waitlists().claim(link.tenant(), entry(), link.subject(), By.LINK))) {
      case Claimed.Had _ -> Answer.ok(yours(it));
      case Claimed.Lost _ ->
          new Answer(
              409,
              headed("Somebody was faster", it, true)
                  .state(Mood.WAIT, words().say("This time is taken.") + " " + words().say(STILL)));
      case Claimed.Nothing _ -> closed();
    };
  }

  private Answer decline(Shown it) {
    if (it.had()) return Answer.ok(page(it));
    got(desk.waitlists().decline(link.tenant(), entry(), link.subject()));
    return Answer.ok(headed("Thank you for telling us", it, true).say(STILL));
  }
}
