/// OpenAI's realtime service behind the port of speech-to-speech services.
@NullMarked
package switchboard.edge.openai;

import org.jspecify.annotations.NullMarked;
