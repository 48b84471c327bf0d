package switchboard.engine.privacy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;

/// What a state is made of, as a short text: it changes whenever a part is added, removed, renamed
/// or retyped, however deep. A snapshot of another shape is not read, the facts are replayed.
final class Shape {

  private static final ClassValue<String> KNOWN =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> state) {
          var text = new StringBuilder();
          describe(state, new HashSet<>(), text);
          return state.getName() + "#" + digest(text.toString());
        }
      };

  private Shape() {}

  static String of(Class<?> state) {
    return KNOWN.get(state);
  }

  /// Whether the state still has the shape it had.
  static boolean isCurrent(String shape) {
    try {
      var name = shape.substring(0, Math.max(0, shape.indexOf('#')));
      return of(Class.forName(name, false, Shape.class.getClassLoader())).equals(shape);
    } catch (ClassNotFoundException _) {
      return false;
    }
  }

  private static void describe(Type type, Set<Type> seen, StringBuilder text) {
    if (!seen.add(type)) return;
    text.append(type.getTypeName()).append('\n');
    switch (type) {
      case ParameterizedType it -> {
        for (var argument : it.getActualTypeArguments()) describe(argument, seen, text);
      }
      case Class<?> it when it.isRecord() -> {
        for (var part : it.getRecordComponents()) {
          text.append(part.getName()).append(' ');
          describe(part.getGenericType(), seen, text.append(part.getGenericType().getTypeName()));
        }
      }
      case Class<?> it when it.isSealed() -> {
        for (var kind : it.getPermittedSubclasses()) describe(kind, seen, text);
      }
      case Class<?> it when it.isEnum() ->
          text.append(Arrays.toString(it.getEnumConstants())).append('\n');
      case Type _ -> {}
    }
  }

  private static String digest(String text) {
    var sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
