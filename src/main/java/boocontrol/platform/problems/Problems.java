package boocontrol.platform.problems;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns whatever a resource throws into a [Problem]. Expected refusals keep their words;
/// everything else is an incident of which the caller learns only the id.
@Provider
@ApplicationScoped
public class Problems implements ExceptionMapper<Throwable> {

    /// How RESTEasy names the parameter it could not convert.
    private static final Pattern PARAMETER =
            Pattern.compile("(Query|Path|Header|Matrix|Cookie)Param\\(\"?([A-Za-z0-9_-]{1,40})");

    @Inject Incidents incidents;

    @Context UriInfo uri;

    @Context Request request;

    @Override
    public Response toResponse(Throwable thrown) {
        return switch (thrown) {
            case Refused refused -> answer(refused.problem()).build();
            case WebApplicationException refused -> refusal(refused);
            case RuntimeException wrapped when wrapped.getCause() instanceof Refused refused ->
                    answer(refused.problem()).build();
            default -> answer(incidents.record(asked(), thrown)).build();
        };
    }

    /// A problem as an answer, to which headers may be added.
    public static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private Response refusal(WebApplicationException thrown) {
        var response = thrown.getResponse();
        var status = response.getStatus();
        if (status < 400) {
            return response;
        }
        if (status >= 500 && status != 503) {
            return answer(incidents.record(asked(), thrown)).build();
        }
        var answer = answer(badParameter(thrown).orElseGet(() -> Problem.ofStatus(status)));
        for (var kept :
                new String[] {HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.ETAG}) {
            Optional.ofNullable(response.getHeaderString(kept))
                    .ifPresent(value -> answer.header(kept, value));
        }
        return answer.build();
    }

    /// RESTEasy says 404 for a parameter of the wrong form; it is the request that is wrong.
    private static Optional<Problem> badParameter(WebApplicationException thrown) {
        var cause = thrown.getCause();
        if (cause == null || thrown.getMessage() == null) {
            return Optional.empty();
        }
        var matcher = PARAMETER.matcher(thrown.getMessage());
        if (!matcher.find()) {
            return Optional.empty();
        }
        var kind =
                matcher.group(1).equals("Path")
                        ? "path"
                        : matcher.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(
                Problem.ofStatus(
                        400,
                        "The %s parameter %s %s."
                                .formatted(
                                        kind,
                                        matcher.group(2),
                                        OwnWords.of(cause)
                                                .map(w -> "is wrong: " + w)
                                                .orElse("has a wrong form"))));
    }

    private String asked() {
        // Not the whole URI: with some queries the library cannot make one.
        return request.getMethod() + " /" + uri.getPath(false);
    }
}
