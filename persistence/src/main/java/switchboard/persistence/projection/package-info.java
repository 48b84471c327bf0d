/// How read models are kept up to date, rebuilt, and watched for changes.
@NullMarked
package switchboard.persistence.projection;

import org.jspecify.annotations.NullMarked;
