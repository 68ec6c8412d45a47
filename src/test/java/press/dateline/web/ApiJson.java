package press.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** JSON as the API reads and writes it, for tests that start no server. */
public final class ApiJson {

    private ApiJson() {}

    /** A mapper with the modules that Quarkus registers and the API's own rules. */
    public static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module());
        new JsonSetup().customize(mapper);
        return mapper;
    }

    /** What a client is told of JSON that could not be read. */
    public static ProblemException problem(JsonProcessingException e) {
        return BodyFaults.of(e);
    }
}
