/// Slack as it stands in for the real one: incoming webhooks on 127.0.0.1.
@NullMarked
package switchboard.simulator.slack;

import org.jspecify.annotations.NullMarked;
