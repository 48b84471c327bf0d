package switchboard.simulator.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import switchboard.simulator.twilio.CallFault.Kind;
import switchboard.simulator.twilio.Verb.Conference;
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

/// Reads TwiML strictly: a document is understood whole, or refused. Unknown attributes are
/// ignored, as Twilio does; unknown verbs, values that are no numbers and stray text are not.
public final class Twiml {

  private static final XMLInputFactory XML = factory();
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*encoding=[\"']([^\"']+)");

  private static final Set<String> NOT_SIMULATED =
      Set.of(
          "Start", "Stop", "Enqueue", "Leave", "Pay", "Prompt", "Queue", "Refer", "Sms",
          "Siprec");

  private final XMLStreamReader xml;

  private Twiml(XMLStreamReader xml) {
    this.xml = xml;
  }

  /// The verbs of the document in `answer`, in order.
  public static List<Verb> of(Answer answer) throws CallFault {
    if (!answer.isXml())
      throw new CallFault(Kind.WRONG_CONTENT_TYPE, "the webhook did not answer with XML");
    try {
      var text = new StringReader(decoded(answer));
      return new Twiml(XML.createXMLStreamReader(text)).document();
    } catch (CharacterCodingException _) {
      throw new CallFault(Kind.NOT_PARSED, "the TwiML is not in the charset it claims");
    } catch (XMLStreamException malformed) {
      throw new CallFault(Kind.NOT_PARSED, "the TwiML is not well-formed" + place(malformed));
    }
  }

  private static String decoded(Answer answer) throws CharacterCodingException {
    var charset = answer.charset().or(() -> declared(answer.body())).orElse(UTF_8);
    var text = charset.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Optional<Charset> declared(byte[] body) {
    var head = new String(body, 0, Math.min(body.length, 120), ISO_8859_1);
    var encoding = ENCODING.matcher(head);
    return encoding.find() ? Answer.charset(encoding.group(1)) : Optional.empty();
  }

  private List<Verb> document() throws XMLStreamException, CallFault {
    xml.nextTag();
    if (!xml.getLocalName().equals("Response")) throw notTwiml("the root is not <Response>");
    var verbs = children();
    while (xml.hasNext()) xml.next();
    return verbs;
  }

  /// The verbs up to the end of the element we are in.
  private List<Verb> children() throws XMLStreamException, CallFault {
    var verbs = new ArrayList<Verb>();
    while (xml.nextTag() == START_ELEMENT) verbs.add(verb());
    return List.copyOf(verbs);
  }

  private Verb verb() throws XMLStreamException, CallFault {
    var name = xml.getLocalName();
    return switch (name) {
      case "Say" -> new Say(text());
      case "Play" -> play();
      case "Pause" -> skipping(new Pause(seconds("length", 1)));
      case "Gather" -> gather();
      case "Redirect" -> redirect();
      case "Hangup" -> skipping(new Hangup());
      case "Reject" -> skipping(new Reject(attribute("reason", "rejected").equals("busy")));
      case "Dial" -> dial();
      case "Record" -> skipping(new RecordMessage(action(), method()));
      case "Message" -> message();
      case "Connect" -> connect();
      case String it when NOT_SIMULATED.contains(it) -> skipping(new NotSimulated(it));
      default -> throw notTwiml("there is no verb of that name");
    };
  }

  private Verb play() throws XMLStreamException {
    var digits = attribute("digits", "");
    return new Play(text(), digits);
  }

  private Verb redirect() throws XMLStreamException, CallFault {
    var method = method();
    return new Redirect(text(), method);
  }

  private Verb dial() throws XMLStreamException, CallFault {
    var action = action();
    var method = method();
    var number = new StringBuilder();
    Optional<Verb> room = Optional.empty();
    for (var event = xml.next(); event != END_ELEMENT; event = xml.next()) {
      if (event == START_ELEMENT && xml.getLocalName().equals("Conference"))
        room = Optional.of(conference(action, method));
      else if (event == START_ELEMENT) number.append(raw());
      else append(number);
    }
    var words = number.toString().strip().replaceAll("\\s+", " ");
    return room.orElseGet(() -> new Dial(words, action, method));
  }

  private Verb conference(Optional<String> action, Method method) throws XMLStreamException {
    var starts = attribute("startConferenceOnEnter", "true").equals("true");
    var ends = attribute("endConferenceOnExit", "false").equals("true");
    var waits = Optional.of(attribute("waitUrl", "").strip()).filter(it -> !it.isEmpty());
    return new Conference(text(), starts, ends, waits, action, method);
  }

  private Verb gather() throws XMLStreamException, CallFault {
    var input = List.of(attribute("input", "dtmf").strip().split("\\s+"));
    var action = action();
    var method = method();
    var timeout = seconds("timeout", 5);
    var digits = number("numDigits");
    var finish = attribute("finishOnKey", "#");
    var onEmpty = attribute("actionOnEmptyResult", "false").equals("true");
    return new Gather(
        input.contains("speech"),
        input.contains("dtmf"),
        action,
        method,
        timeout,
        digits,
        finish,
        onEmpty,
        prompts());
  }

  /// Of what a call can be connected to, ConversationRelay is acted out.
  private Verb connect() throws XMLStreamException, CallFault {
    var action = action();
    var method = method();
    Verb connected = new NotSimulated("Connect");
    while (xml.nextTag() == START_ELEMENT) {
      if (xml.getLocalName().equals("ConversationRelay")) connected = relay(action, method);
      else raw();
    }
    return connected;
  }

  private Verb relay(Optional<String> action, Method method) throws XMLStreamException, CallFault {
    var attributes = new HashMap<String, String>();
    for (var n = 0; n < xml.getAttributeCount(); n++)
      attributes.put(xml.getAttributeLocalName(n), xml.getAttributeValue(n));
    var parameters = new HashMap<String, String>();
    while (xml.nextTag() == START_ELEMENT) {
      if (xml.getLocalName().equals("Parameter"))
        parameters.put(attribute("name", ""), attribute("value", ""));
      raw();
    }
    var url = attributes.getOrDefault("url", "");
    if (!url.matches("wss?://.+")) throw notTwiml("<ConversationRelay> needs the url of a socket");
    var greeting = attributes.getOrDefault("welcomeGreeting", "");
    return new Relay(url, greeting, Map.copyOf(attributes), Map.copyOf(parameters), action, method);
  }

  private List<Verb> prompts() throws XMLStreamException, CallFault {
    var prompts = children();
    if (prompts.stream()
        .allMatch(it -> it instanceof Say || it instanceof Play || it instanceof Pause))
      return prompts;
    throw notTwiml("<Gather> takes only <Say>, <Play> and <Pause>");
  }

  /// A message's words stand in `Body`, or straight in the verb.
  private Verb message() throws XMLStreamException {
    var body = new StringBuilder();
    var media = new ArrayList<String>();
    for (var event = xml.next(); event != END_ELEMENT; event = xml.next()) {
      if (event == START_ELEMENT && xml.getLocalName().equals("Media")) media.add(text());
      else if (event == START_ELEMENT) body.append(raw());
      else if (xml.hasText()) body.append(xml.getText());
    }
    return new Message(body.toString().strip(), List.copyOf(media));
  }

  private Optional<String> action() {
    return Optional.of(attribute("action", "").strip()).filter(it -> !it.isEmpty());
  }

  private Method method() throws CallFault {
    return switch (attribute("method", "POST")) {
      case "POST", "post" -> Method.POST;
      case "GET", "get" -> Method.GET;
      default -> throw notTwiml("a method is neither GET nor POST");
    };
  }

  private Duration seconds(String attribute, int otherwise) throws CallFault {
    return Duration.ofSeconds(number(attribute).orElse(otherwise));
  }

  private OptionalInt number(String attribute) throws CallFault {
    var text = attribute(attribute, "").strip();
    if (text.isEmpty()) return OptionalInt.empty();
    if (text.matches("[0-9]{1,6}")) return OptionalInt.of(Integer.parseInt(text));
    throw notTwiml(attribute + " is not a number");
  }

  private String attribute(String name, String otherwise) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? otherwise : value;
  }

  /// The words of the element we are in, on one line.
  private String text() throws XMLStreamException {
    return raw().strip().replaceAll("\\s+", " ");
  }

  private String raw() throws XMLStreamException {
    var text = new StringBuilder();
    for (var depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case START_ELEMENT -> depth++;
        case END_ELEMENT -> depth--;
        default -> append(text);
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text) {
    if (xml.isCharacters()) text.append(xml.getText());
  }

  private Verb skipping(Verb verb) throws XMLStreamException {
    raw();
    return verb;
  }

  private CallFault notTwiml(String why) {
    return new CallFault(
        Kind.NOT_TWIML, why + " (line " + xml.getLocation().getLineNumber() + " of the TwiML)");
  }

  private static String place(XMLStreamException malformed) {
    var at = malformed.getLocation();
    return at == null ? "" : " at line " + at.getLineNumber();
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
