package press.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import press.dateline.web.Problem.Fault;

/** Makes a problem of whatever ended a request. Nothing internal is ever shown: that goes to the log. */
@Singleton
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final PublicUrl publicUrl;
    private final AllowedMethods methods;

    Problems(PublicUrl publicUrl, AllowedMethods methods) {
        this.publicUrl = publicUrl;
        this.methods = methods;
    }

    @ServerExceptionMapper({Throwable.class})
    Response anything(Throwable thrown, UriInfo uri, Request request) {
        return response(thrown, uri, request);
    }

    @ServerExceptionMapper({
        WebApplicationException.class,
        ConstraintViolationException.class,
        JsonProcessingException.class,
        MismatchedInputException.class,
        AuthenticationFailedException.class,
        UnauthorizedException.class,
        ForbiddenException.class
    })
    Response known(Exception thrown, UriInfo uri, Request request) {
        return response(thrown, uri, request);
    }

    /** The problem as it is sent. */
    public Problem problem(ProblemException e) {
        ProblemType type = e.type();
        return new Problem(
                publicUrl.to("/docs/problems#" + type.slug()),
                type.title(),
                type.status(),
                e.detail(),
                e.faults(),
                e.more());
    }

    private Response response(Throwable thrown, UriInfo uri, Request request) {
        ProblemException e = switch (thrown) {
            case NotAllowedException _ ->
                methods.notAllowed(request.getMethod(), uri.getPath()).orElseGet(() -> of(thrown));
            case NotFoundException _ ->
                methods.refused(request.getMethod(), uri.getPath()).orElseGet(() -> of(thrown));
            default -> of(thrown);
        };
        Response.ResponseBuilder answer = Response.status(e.type().status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, e.type() == ProblemType.WITHDRAWN ? "max-age=60" : "no-store")
                .entity(problem(e));
        if (e.type().status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, Challenge.at(uri.getPath()));
        }
        e.headers().forEach(answer::header);
        return answer.build();
    }

    /** What a failure is to the caller. */
    public static ProblemException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        for (Throwable cause : causes(thrown)) {
            switch (cause) {
                case JsonProcessingException json -> {
                    return BodyFaults.of(json);
                }
                case ConstraintViolationException invalid -> {
                    return Violations.of(invalid);
                }
                case PSQLException sql -> {
                    return ofDatabase(sql, thrown);
                }
                case BatchUpdateException batch -> {} // its cause says what it was
                case SQLException sql -> {
                    return unavailable(sql);
                }
                case AuthenticationFailedException failed -> {
                    return new ProblemException(
                            ProblemType.INVALID_KEY,
                            "The key that came with the request is not one of this API: check for typing errors.");
                }
                case UnauthorizedException unauthorized -> {
                    return new ProblemException(
                            ProblemType.UNAUTHENTICATED,
                            "Send an API key, as 'Authorization: Bearer dl_…' or in the header X-Api-Key.");
                }
                case ForbiddenException forbidden -> {
                    return new ProblemException(
                            ProblemType.MISSING_SCOPE, "The key does not carry the scope that this needs; see /v1/me.");
                }
                default -> {}
            }
        }
        return thrown instanceof WebApplicationException web ? ofStatus(web) : internal(thrown);
    }

    /** What led to a failure; last what the transaction manager keeps apart: why a commit failed. */
    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        List<Throwable> apart = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            causes.add(cause);
            if (cause instanceof RollbackException) {
                apart.addAll(List.of(cause.getSuppressed()));
            }
        }
        apart.forEach(cause -> causes.addAll(causes(cause)));
        return causes;
    }

    private static ProblemException ofStatus(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return internal(e);
        }
        ProblemType type = ProblemType.of(status);
        return bare(type);
    }

    /** A problem that needs no more words than its type's own remedy. */
    static ProblemException bare(ProblemType type) {
        return new ProblemException(type, remedy(type));
    }

    static String remedy(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "Nothing is at this address; /docs lists what there is.";
            case METHOD_NOT_ALLOWED -> "This address takes other methods; see the Allow header and /docs.";
            case NOT_ACCEPTABLE -> "Accept application/json.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json (patches: application/merge-patch+json).";
            case BODY_TOO_LARGE -> "Send less at once.";
            case URI_TOO_LONG -> "Shorten the address: fewer or shorter parameters.";
            case HEADERS_TOO_LARGE -> "Send fewer or shorter headers.";
            default -> type.title() + ".";
        };
    }

    private static ProblemException ofDatabase(PSQLException e, Throwable whole) {
        ServerErrorMessage server = e.getServerErrorMessage();
        String constraint = server == null ? null : server.getConstraint();
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "23505", "23503", "23514", "23502", "22001" -> ConstraintFaults.of(state, constraint);
            case "57014" -> tooExpensive(e);
            case "40001", "40P01", "55P03" -> unavailable(e);
            default ->
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
                        ? unavailable(e)
                        : internal(whole);
        };
    }

    /** The database ended a statement: at its time limit, or as an administrator told it to. */
    private static ProblemException tooExpensive(Exception e) {
        LOG.warnf("The database ended a statement: %s", e.getMessage());
        return new ProblemException(
                        ProblemType.QUERY_TOO_EXPENSIVE,
                        "The database ended this before it was done, most likely as it takes too long: ask for less at"
                                + " once, or try again later.")
                .header(HttpHeaders.RETRY_AFTER, "5");
    }

    private static ProblemException unavailable(Exception e) {
        LOG.warnf("The database could not be used: %s", e.getMessage());
        return new ProblemException(ProblemType.UNAVAILABLE, "The database is not available at the moment: try again.")
                .header(HttpHeaders.RETRY_AFTER, "1");
    }

    private static ProblemException internal(Throwable thrown) {
        LOG.error("A request failed", thrown);
        return new ProblemException(ProblemType.INTERNAL, "This is our fault; it has been logged. Try again later.");
    }

    /** Bean Validation's findings, by JSON Pointer or parameter. */
    private static final class Violations {

        private static ProblemException of(ConstraintViolationException e) {
            List<Fault> faults = new ArrayList<>();
            e.getConstraintViolations().forEach(violation -> {
                StringBuilder pointer = new StringBuilder();
                String last = "";
                boolean parameter = false;
                for (var node : violation.getPropertyPath()) {
                    switch (node.getKind()) {
                        case METHOD, CONSTRUCTOR, RETURN_VALUE, CROSS_PARAMETER, BEAN -> {}
                        case PARAMETER -> parameter = true;
                        default -> {
                            if (node.getIndex() != null) {
                                pointer.append('/').append(node.getIndex());
                            }
                            if (node.getName() != null && !node.getName().startsWith("<")) {
                                pointer.append('/').append(node.getName());
                                last = node.getName();
                            }
                        }
                    }
                }
                Object leaf = violation.getLeafBean();
                // A filter that is a record stands in a body.
                boolean ofFilter = parameter
                        && leaf != null
                        && !leaf.getClass().isRecord()
                        && leaf.getClass().getSimpleName().endsWith("Filter");
                faults.add(
                        ofFilter
                                ? Fault.parameter(last, violation.getMessage())
                                : Fault.at(pointer.toString(), violation.getMessage()));
            });
            faults.sort(java.util.Comparator.comparing(String::valueOf));
            String detail = faults.size() == 1
                    ? Objects.requireNonNullElseGet(
                                    faults.getFirst().pointer(),
                                    () -> String.valueOf(faults.getFirst().parameter()))
                            + ": " + faults.getFirst().detail()
                    : faults.size() + " values break the rules of their fields; see errors.";
            return new ProblemException(ProblemType.INVALID_BODY, detail, faults);
        }
    }
}
