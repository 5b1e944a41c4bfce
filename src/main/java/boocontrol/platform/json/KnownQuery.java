package boocontrol.platform.json;

import boocontrol.platform.problems.Problem;
import boocontrol.platform.problems.Refused;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Refuses query parameters that a list does not have, and those given twice that count once: a
/// filter that is not heeded would show rows that nobody asked for. Addresses without any query
/// parameter do not mind.
@Provider
public class KnownQuery implements ContainerRequestFilter {

    @Context @Nullable ResourceInfo resource;

    /// Per method: the names it reads, and whether each may be repeated.
    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        var names =
                Optional.ofNullable(resource)
                        .map(ResourceInfo::getResourceMethod)
                        .map(method -> known.computeIfAbsent(method, KnownQuery::names))
                        .orElse(Map.of());
        if (!names.isEmpty()) {
            request.getUriInfo()
                    .getQueryParameters()
                    .forEach((name, values) -> check(name, values.size(), names));
        }
    }

    static void check(String name, int times, Map<String, Boolean> names) {
        if (!names.containsKey(name)) {
            var hint = Nearest.to(name, names.keySet()).map(n -> " Did you mean " + n + "?");
            throw refused("There is no such query parameter here." + hint.orElse(""));
        }
        if (times > 1 && !names.getOrDefault(name, false)) {
            throw refused("The query parameter " + name + " may be given once.");
        }
    }

    static Map<String, Boolean> names(Method method) {
        var names = new HashMap<String, Boolean>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Stream.of(parameter.getType().getDeclaredFields())
                        .forEach(field -> add(names, field, field.getType()));
            } else {
                add(names, parameter, parameter.getType());
            }
        }
        return names;
    }

    private static void add(Map<String, Boolean> names, AnnotatedElement element, Class<?> type) {
        Optional.ofNullable(element.getAnnotation(QueryParam.class))
                .ifPresent(
                        query -> names.put(query.value(), Collection.class.isAssignableFrom(type)));
    }

    private static Refused refused(String detail) {
        return new Refused(Problem.ofStatus(400, detail));
    }
}
