package switchboard.edge.llm;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import switchboard.edge.llm.LlmSettings.Prices;
import switchboard.engine.llm.Cost;
import switchboard.engine.llm.Failure;
import switchboard.engine.llm.LanguageModel.Sink;

/// Hands one answer on as it comes, and ends it once.
final class Answering implements StreamingChatResponseHandler {

  private final Prices prices;
  private final Sink sink;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable StreamingHandle handle;

  Answering(Prices prices, Sink sink) {
    this.prices = prices;
    this.sink = sink;
  }

  void cancel() {
    over.set(true);
    var it = handle;
    if (it != null) it.cancel();
  }

  private boolean live(StreamingHandle it) {
    handle = it;
    if (over.get()) it.cancel();
    return !over.get();
  }

  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
    if (live(context.streamingHandle())) sink.words(piece.text());
  }

  @Override
  public void onPartialToolCall(PartialToolCall piece, PartialToolCallContext context) {
    live(context.streamingHandle());
  }

  @Override
  public void onCompleteToolCall(CompleteToolCall call) {
    if (over.get()) return;
    var it = call.toolExecutionRequest();
    var id = text(it.id()).orElseGet(() -> "call-" + UUID.randomUUID());
    sink.wants(id, text(it.name()).orElse("?"), Messages.parsed(text(it.arguments()).orElse("")));
  }

  private static Optional<String> text(@Nullable String it) {
    return Optional.ofNullable(it).filter(t -> !t.isBlank());
  }

  /// An answer that was broken off is no answer, however politely the connection was closed.
  @Override
  public void onCompleteResponse(ChatResponse response) {
    if (!over.compareAndSet(false, true)) return;
    if (response.finishReason() == null) sink.failed(Failure.BROKEN);
    else sink.done(cost(response));
  }

  private Cost cost(ChatResponse response) {
    var usage = response.tokenUsage();
    return usage == null
        ? Cost.NONE
        : prices.cost(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
  }

  private static long count(@Nullable Integer it) {
    return it == null ? 0 : it;
  }

  @Override
  public void onError(Throwable fault) {
    if (over.compareAndSet(false, true)) sink.failed(why(fault));
  }

  private static Failure why(Throwable fault) {
    return switch (fault) {
      case RateLimitException _ -> Failure.BUSY;
      case TimeoutException _ -> Failure.SILENT;
      case AuthenticationException _ -> Failure.REFUSED;
      case InvalidRequestException _ -> Failure.REFUSED;
      case ModelNotFoundException _ -> Failure.REFUSED;
      case Throwable _ -> Failure.BROKEN;
    };
  }
}
