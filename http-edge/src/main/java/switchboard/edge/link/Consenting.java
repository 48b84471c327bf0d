package switchboard.edge.link;

import static switchboard.edge.link.Desk.got;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.edge.link.Page.Button;
import switchboard.edge.link.Page.Mood;
import switchboard.engine.calendar.Calendar.By;
import switchboard.engine.calendar.Schedule;
import switchboard.engine.consent.Case;
import switchboard.engine.consent.ConsentDesk.Outcome;
import switchboard.engine.notice.Notices;
import switchboard.engine.tenant.Profile;

/// A question to the owner: looked at and answered.
record Consenting(Desk desk, Profile profile, Link link) {

  Answer show() {
    return answer(got(desk.consents().look(link.tenant(), link.subject())));
  }

  Answer act(Form form) {
    switch (form.action()) {
      case "agree" -> got(desk.consents().agree(link.tenant(), link.subject(), By.OWNER));
      case "decline" -> got(desk.consents().decline(link.tenant(), link.subject(), By.OWNER));
      default -> {
        return new Answer(400, show().page());
      }
    }
    return show();
  }

  private Answer answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Open(var what, var until, var agreed) -> Answer.ok(open(what, until, agreed));
      case Outcome.Displaced(var what) ->
          told(what, Mood.GOOD, "Done. Both customers have been told.");
      case Outcome.Missed(var what) ->
          told(what, Mood.WAIT, "It could no longer be done: the appointment had changed.");
      case Outcome.Declined(var what) -> told(what, Mood.PLAIN, "You said no. Nothing changes.");
      case Outcome.Lapsed(var what) ->
          told(what, Mood.PLAIN, "This has not been answered in time. Nothing changes.");
      case Outcome.Unknown() -> new Answer(404, Page.of(profile, "We cannot find this question"));
    };
  }

  private Answer told(Case what, Mood mood, String sentence) {
    return Answer.ok(headed(what).state(mood, sentence));
  }

  private Page open(Case what, Instant until, boolean agreed) {
    var page = headed(what);
    if (agreed) return page.state(Mood.GOOD, "You said yes. It is being done.");
    if (!desk.now().isBefore(until))
      return page.state(Mood.PLAIN, "The time to answer is over. Nothing changes.");
    return page.say(
            "May this appointment give way? Its customer will be asked to choose another time.")
        .state(Mood.WAIT, words().say("Please answer until %s.", Notices.of(profile).clock(until)))
        .buttons(
            List.of(
                new Button("agree", "Yes, the emergency first", "strong"),
                new Button("decline", "No, keep it", "plain")));
  }

  private Words words() {
    return Words.of(profile);
  }

  private Page headed(Case what) {
    return Page.of(profile, "An emergency needs this time")
        .when(what.slot(), false)
        .facts(facts(what));
  }

  private Map<String, String> facts(Case what) {
    var facts = new LinkedHashMap<String, String>();
    desk.schedule()
        .byId(link.tenant(), what.displaced())
        .map(this::appointment)
        .ifPresent(it -> facts.put("Now taken by", it));
    what.meanwhile()
        .ifPresent(it ->
            facts.put("If not, the emergency comes", Notices.of(profile).time(it.slot().start())));
    return facts;
  }

  private String appointment(Schedule.Entry it) {
    var service =
        profile.service(it.service()).map(Profile.Service::name).orElse(words().say("appointment"));
    return Optional.of(it)
        .flatMap(Schedule.Entry::name)
        .map(who -> who + ", " + service)
        .orElse(service);
  }
}
