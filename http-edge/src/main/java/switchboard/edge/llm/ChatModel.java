package switchboard.edge.llm;

import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.edge.http.Failures;
import switchboard.engine.llm.LanguageModel;
import switchboard.engine.llm.Prompt;

/// One provider's models, over LangChain4j. Nothing of what is said is ever logged.
public final class ChatModel implements LanguageModel {

  private static final Logger log = LoggerFactory.getLogger(ChatModel.class);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /// The conversation gives up earlier; this only frees the connection.
  private static final Duration WHOLE = Duration.ofSeconds(20);

  private static final double TEMPERATURE = 0.3;
  private static final int MAX_TOKENS = 400;

  private final LlmSettings.Provider provider;
  private final StreamingChatModel model;

  private ChatModel(LlmSettings.Provider provider, StreamingChatModel model) {
    this.provider = provider;
    this.model = model;
  }

  /// All providers of the settings by name, the preferred first.
  public static Map<String, LanguageModel> all(LlmSettings settings) {
    var all = new LinkedHashMap<String, LanguageModel>();
    for (var it : settings.providers()) all.put(it.name(), of(it));
    return all;
  }

  public static LanguageModel of(LlmSettings.Provider provider) {
    return new ChatModel(provider, provider.anthropic() ? anthropic(provider) : openai(provider));
  }

  private static StreamingChatModel openai(LlmSettings.Provider it) {
    var builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(http())
            .baseUrl(it.base())
            .apiKey(it.key())
            .modelName(it.model())
            .temperature(TEMPERATURE)
            .timeout(WHOLE);
    return it.openai()
        ? builder.maxCompletionTokens(MAX_TOKENS).build()
        : builder.maxTokens(MAX_TOKENS).build();
  }

  private static StreamingChatModel anthropic(LlmSettings.Provider it) {
    return AnthropicStreamingChatModel.builder()
        .httpClientBuilder(http())
        .baseUrl(it.base())
        .apiKey(it.key())
        .modelName(it.model())
        .temperature(TEMPERATURE)
        .maxTokens(MAX_TOKENS)
        .timeout(WHOLE)
        .build();
  }

  private static JdkHttpClientBuilder http() {
    var client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    return new JdkHttpClientBuilder().httpClientBuilder(client).connectTimeout(CONNECT);
  }

  @Override
  public Run ask(Prompt prompt, Sink sink) {
    var answering = new Answering(provider.prices(), sink);
    Thread.ofVirtual().name("llm-" + provider.name()).start(() -> ask(prompt, answering));
    return answering::cancel;
  }

  private void ask(Prompt prompt, Answering answering) {
    try {
      var request =
          ChatRequest.builder()
              .messages(Messages.of(prompt))
              .toolSpecifications(Messages.tools(prompt))
              .modelName(prompt.model().orElse(provider.model()))
              .build();
      model.chat(request, answering);
    } catch (RuntimeException e) {
      log.warn("{} cannot be asked: {}", provider.name(), Failures.describe(e));
      answering.onError(e);
    }
  }
}
