package switchboard.simulator.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import switchboard.simulator.conversation.ConversationListener;
import switchboard.simulator.twilio.CallEnd.Outcome;
import switchboard.simulator.twilio.Move.HangUp;
import switchboard.simulator.twilio.Move.Press;
import switchboard.simulator.twilio.Move.Speak;
import switchboard.simulator.twilio.Move.StaySilent;
import switchboard.simulator.twilio.Next.End;
import switchboard.simulator.twilio.Next.Fetch;
import switchboard.simulator.twilio.Next.Page;
import switchboard.simulator.twilio.Verb.Dial;
import switchboard.simulator.twilio.Verb.Gather;
import switchboard.simulator.twilio.Verb.Hangup;
import switchboard.simulator.twilio.Verb.Message;
import switchboard.simulator.twilio.Verb.NotSimulated;
import switchboard.simulator.twilio.Verb.Pause;
import switchboard.simulator.twilio.Verb.Play;
import switchboard.simulator.twilio.Verb.RecordMessage;
import switchboard.simulator.twilio.Verb.Redirect;
import switchboard.simulator.twilio.Verb.Reject;
import switchboard.simulator.twilio.Verb.Relay;
import switchboard.simulator.twilio.Verb.Say;
import switchboard.simulator.twilio.Webhooks.Method;

/// Acts verbs out between the server and one caller, and says where each leads.
final class VerbPlayer {

  private static final int MILLIS_A_LETTER = 65;
  private static final Duration RECORDING = Duration.ofSeconds(5);

  private final Caller caller;
  private final ConversationListener listener;
  private final Pace pace;
  private final String account;
  private final Relays relays;
  private final StringBuilder heard = new StringBuilder();
  private Duration talked = Duration.ZERO;
  private int turns;
  private int replies;

  /// Makes what acts `<ConversationRelay>` out for this player's call.
  interface Relays {
    RelayPlayer of(VerbPlayer player);
  }

  VerbPlayer(
      Caller caller, ConversationListener listener, Pace pace, String account, Relays relays) {
    this.relays = relays;
    this.caller = caller;
    this.listener = listener;
    this.pace = pace;
    this.account = account;
  }

  int turns() {
    return turns;
  }

  Duration talked() {
    return talked;
  }

  Next play(Page page, int at) throws CallFault, InterruptedException {
    return switch (page.verbs().get(at)) {
      case Say(var text) -> say(text);
      case Play(var url, _) -> hearRecording(url);
      case Pause(var length) -> listen(length);
      case Gather gather -> gather(gather, page);
      case Redirect(var url, var method) -> new Fetch(method, page.resolve(url), Form.EMPTY);
      case Hangup() -> new End(Outcome.SERVER_HUNG_UP);
      case Reject _ -> at == 0 ? new End(Outcome.REJECTED) : new End(Outcome.SERVER_HUNG_UP);
      case Dial dial -> dial(dial, page);
      case RecordMessage verb -> record(verb, page);
      case Relay relay -> relays.of(this).play(relay, page);
      case Verb.Conference _, Verb.StartRecording _ -> Next.ONWARD;
      case Message _ -> passOver("Message");
      case NotSimulated(var name) -> passOver(name);
    };
  }

  Next say(String text) throws InterruptedException {
    if (!heard.isEmpty()) heard.append(' ');
    heard.append(text);
    listener.onHeard(text);
    return listen(Pace.of(text));
  }

  /// What of a reply the caller listens to before they cut in, if they do.
  Optional<String> cutShort(String text) {
    boolean impatient = caller.interrupts().isPresent() && replies++ % 2 == 1;
    int letters = impatient ? caller.interrupts().getAsInt() / MILLIS_A_LETTER : text.length();
    if (letters >= text.length()) return Optional.empty();
    return Optional.of(text.substring(0, Math.max(0, text.lastIndexOf(' ', letters))));
  }

  private Next hearRecording(String url) throws InterruptedException {
    listener.onPlayed(url);
    return listen(Duration.ofSeconds(1));
  }

  private Next listen(Duration length) throws InterruptedException {
    talked = talked.plus(length);
    pace.listening(length);
    return Next.ONWARD;
  }

  private Next gather(Gather gather, Page page) throws CallFault, InterruptedException {
    for (var prompt : gather.prompts()) play(new Page(page.url(), List.of(prompt)), 0);
    var move = ask(gather.speech(), gather.keys());
    return switch (move) {
      case Speak(var text, var confidence) when gather.speech() && !text.isBlank() ->
          deliver(gather.action(), gather.method(), page, speech(text, confidence));
      case Press(var digits) when gather.keys() && !taken(digits, gather).isEmpty() ->
          deliver(gather.action(), gather.method(), page, keys(digits, gather));
      case Speak _, Press _, StaySilent _ -> nothing(gather, page);
      case HangUp() -> new End(Outcome.CALLER_HUNG_UP);
    };
  }

  /// The caller has done something that counts.
  void turned() {
    turns++;
  }

  Move ask(boolean speech, boolean keys) throws InterruptedException {
    var move = caller.answer(new Ask(heard.toString(), speech, keys));
    heard.setLength(0);
    switch (move) {
      case Speak(var text, var confidence) -> {
        answerFor(Pace.of(text));
        listener.onSaid(text, confidence);
      }
      case Press(var digits) -> {
        answerFor(Duration.ofMillis(400L * digits.length()));
        listener.onPressed(digits);
      }
      case StaySilent() -> listener.onSilence();
      case HangUp() -> {}
    }
    return move;
  }

  private void answerFor(Duration length) throws InterruptedException {
    talked = talked.plus(length);
    pace.answering(length);
  }

  /// Nobody answered in a way that counts: the document goes on, unless its author asked to know.
  private Next nothing(Gather gather, Page page) throws CallFault, InterruptedException {
    answerFor(gather.timeout());
    if (!gather.actionOnEmptyResult()) return Next.ONWARD;
    var empty =
        gather.keys() ? Map.of("Digits", "", "FinishedOnKey", "") : Map.of("SpeechResult", "");
    return deliverUncounted(gather.action(), gather.method(), page, Form.of(empty));
  }

  private static Form speech(String text, double confidence) {
    return Form.of(
        Map.of(
            "SpeechResult",
            text,
            "Confidence",
            String.format(Locale.ROOT, "%.7f", confidence),
            "Language",
            "en-US"));
  }

  private static Form keys(String digits, Gather gather) {
    var taken = taken(digits, gather);
    var finish =
        digits.length() > taken.length() && ends(digits.charAt(taken.length()), gather)
            ? digits.substring(taken.length(), taken.length() + 1)
            : "";
    return Form.of(Map.of("Digits", taken, "FinishedOnKey", finish, "msg", "Gather End"));
  }

  /// Those of the keys pressed that come before the finish key, as many as were asked for.
  private static String taken(String digits, Gather gather) {
    var end = 0;
    while (end < digits.length()
        && end < gather.numDigits().orElse(Integer.MAX_VALUE)
        && !ends(digits.charAt(end), gather)) end++;
    return digits.substring(0, end);
  }

  private static boolean ends(char key, Gather gather) {
    return gather.finishOnKey().indexOf(key) >= 0;
  }

  private Next deliver(Optional<String> action, Method method, Page page, Form news)
      throws CallFault {
    turns++;
    return deliverUncounted(action, method, page, news);
  }

  private static Next deliverUncounted(Optional<String> action, Method method, Page page, Form news)
      throws CallFault {
    return new Fetch(method, action.isEmpty() ? page.url() : page.resolve(action.get()), news);
  }

  private Next dial(Dial dial, Page page) throws CallFault {
    var status = caller.dialled(dial.target());
    listener.onDialled(dial.target(), status);
    if (dial.action().isEmpty()) return Next.ONWARD;
    var spoke = status.equals("completed");
    var news =
        Map.of(
            "DialCallStatus",
            status,
            "DialCallSid",
            Sid.CALL.next(),
            "DialBridged",
            Boolean.toString(spoke),
            "DialCallDuration",
            spoke ? "30" : "0");
    return deliver(dial.action(), dial.method(), page, Form.of(news));
  }

  private Next record(RecordMessage verb, Page page) throws CallFault, InterruptedException {
    return switch (ask(true, true)) {
      case Speak(var text, _) -> {
        listener.onRecorded(text);
        yield deliver(verb.action(), verb.method(), page, recording(text));
      }
      case Press _, StaySilent _ -> listen(RECORDING);
      case HangUp() -> new End(Outcome.CALLER_HUNG_UP);
    };
  }

  private Form recording(String text) {
    var sid = Sid.RECORDING.next();
    var url = "https://api.twilio.com/2010-04-01/Accounts/" + account + "/Recordings/" + sid;
    return Form.of(
        Map.of(
            "RecordingSid",
            sid,
            "RecordingUrl",
            url,
            Recorder.WORDS,
            text,
            "RecordingDuration",
            Long.toString(Math.max(1, Pace.of(text).toSeconds())),
            "Digits",
            "hangup"));
  }

  private Next passOver(String verb) {
    listener.onProblem("<" + verb + "> is not simulated and is passed over");
    return Next.ONWARD;
  }
}
