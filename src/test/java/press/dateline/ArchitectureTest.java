package press.dateline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import press.dateline.access.Idempotent;
import press.dateline.access.IdempotentUpload;
import press.dateline.database.BackgroundWork;

/** The rules of the architecture: what each kind of class may be and do. Who may import what: {@link ImportRulesTest}. */
class ArchitectureTest {

    static final String ROOT = "press.dateline";

    static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    // Where persistence and HTTP stand

    @Test
    void persistenceStaysOffTheSurface() {
        noClasses()
                .that(describe(
                        "are records, resources, filters or in web",
                        type -> type.isRecord() || named(type, "Resource", "Filter") || in(type, "web")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..")
                .because("what is stored and what is shown change for different reasons")
                .check(CODE);
    }

    @Test
    void httpStaysAtTheEdge() {
        noClasses()
                .that(not(describe(
                        "resources, filters, web, the key mechanism or the interceptors of requests",
                        type -> named(
                                        type,
                                        "Resource",
                                        "Filter",
                                        "KeyMechanism",
                                        "Idempotency",
                                        "IdempotentInterceptor",
                                        "AuditInterceptor")
                                || in(type, "web"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because("domain code is called by imports and schedules too")
                .check(CODE);
    }

    // Views and requests

    @Test
    void viewsAndRequestsAreRecordsOfValues() {
        classes()
                .that(describe("are views, requests or cards", ArchitectureTest::isShape))
                .should(consistOfValues())
                .because("an answer holds what was declared for it, never what an entity happens to have")
                .check(CODE);
    }

    @Test
    void noEntityStandsInAnEndpointsSignature() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(condition(
                        "mention no entity, as a type argument neither",
                        method -> signature(method)
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .noneMatch(ArchitectureTest::isEntity)))
                .because("an entity as representation leaks every field that it ever gets")
                .check(CODE);
    }

    // What is hidden

    @Test
    void entitiesRepositoriesAndResourcesAreHidden() {
        classes()
                .that(describe(
                        "are entities, repositories or resources",
                        type -> type.isAnnotatedWith(Entity.class)
                                || type.isAnnotatedWith(Path.class)
                                || (type.isAssignableTo(PanacheRepositoryBase.class)
                                        && !type.getSimpleName().equals("CardRepository"))))
                .should()
                .notBePublic()
                .because("other features come in by the lookup")
                .check(CODE);
    }

    @Test
    void endpointsArePublic() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .bePublic()
                .because("Quarkus leaves out those that are not, while the contract lists them")
                .check(CODE);
    }

    // What nobody calls

    @Test
    void nobodyTakesNullFromARepository() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "it is findById or firstResult of Panache",
                        call -> Set.of("findById", "firstResult").contains(call.getName())
                                && (call.getTargetOwner().isAssignableTo(PanacheRepositoryBase.class)
                                        || call.getTargetOwner().isAssignableTo(PanacheQuery.class))))
                .because("their variants that answer an Optional say that there may be nothing")
                .check(CODE);
    }

    @Test
    void aStopWaitsForWhatTheSchedulerStarted() {
        methods()
                .that()
                .areAnnotatedWith(Scheduled.class)
                .and()
                .areNotDeclaredIn("press.dateline.index.IndexKeeping")
                .should(condition(
                        "run as BackgroundWork",
                        method -> method.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(BackgroundWork.class))))
                .because("the connections are closed under its hands otherwise; the index ends its work by itself")
                .check(CODE);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethodWhere(describe("it asks the system for the time", ArchitectureTest::asksTheSystem))
                .because("tests move the injected clock")
                .check(CODE);
    }

    private static boolean asksTheSystem(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        boolean now = owner.startsWith("java.time.")
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals("java.time.Clock"));
        return now || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
    }

    // Endpoints

    @Test
    void endpointsAreDescribedAndSayWhoMayCallThem() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(condition(
                        "have @Operation with operationId and summary",
                        method -> method.tryGetAnnotationOfType(Operation.class)
                                .filter(operation -> !operation.summary().isBlank())
                                .filter(operation -> operation.operationId().matches("[a-z]+[A-Z][A-Za-z]*"))
                                .isPresent()))
                .andShould(condition(
                        "have exactly one security annotation of their own",
                        method -> Stream.<Class<? extends Annotation>>of(
                                                RolesAllowed.class, PermitAll.class, DenyAll.class, Authenticated.class)
                                        .filter(method::isAnnotatedWith)
                                        .count()
                                == 1))
                .because("generated clients take their names from it, and what is not annotated is denied")
                .check(CODE);
    }

    @Test
    void writesAreTransactionsThatAreNotedAndPostsMayBeRepeated() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .should(condition(
                        "be @Idempotent, or @IdempotentUpload",
                        method -> method.isAnnotatedWith(Idempotent.class)
                                || method.isAnnotatedWith(IdempotentUpload.class)))
                .because("a client that got no answer sends the request again")
                .check(CODE);
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .and()
                .areNotAnnotatedWith(GET.class)
                .should(condition(
                        "be @Transactional, unless they are @IdempotentUpload",
                        method -> method.isAnnotatedWith(Transactional.class)
                                || method.isAnnotatedWith(IdempotentUpload.class)))
                .because("the interceptors of Idempotency-Key and of the audit write in the transaction of the effect")
                .check(CODE);
    }

    @Test
    void operationIdsAreUnique() {
        Map<String, String> endpoints = new HashMap<>();
        CODE.stream()
                .flatMap(type -> type.getMethods().stream())
                .forEach(method -> method.tryGetAnnotationOfType(Operation.class)
                        .ifPresent(operation -> assertThat(endpoints.put(operation.operationId(), method.getFullName()))
                                .as("the other endpoint with the operationId of %s", method.getFullName())
                                .isNull()));
    }

    private static boolean isShape(JavaClass type) {
        String name = type.getSimpleName();
        return name.matches(".+(View|Summary|Changes|Card)|(New|Outside)[A-Z].*")
                && !type.isInterface()
                && !name.equals("OutsideKeys")
                && !name.equals("OutsideIds");
    }

    private static ArchCondition<JavaClass> consistOfValues() {
        return new ArchCondition<>("be records of values and other records") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean fine = type.isRecord()
                        && type.getFields().stream()
                                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                                .allMatch(ArchitectureTest::isValue);
                events.add(new SimpleConditionEvent(type, fine, type.getName() + " must be a record of values"));
            }
        };
    }

    private static boolean isValue(JavaClass type) {
        return type.isPrimitive()
                || type.isArray()
                || type.isRecord()
                || type.isEnum()
                || type.isInterface()
                || type.getPackageName().startsWith("java.");
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class)
                || type.getAllRawSuperclasses().stream()
                        .anyMatch(above -> above.isAnnotatedWith(MappedSuperclass.class));
    }

    private static Stream<JavaType> signature(JavaMethod method) {
        return Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
    }

    private static ArchCondition<JavaMethod> condition(String description, Function<JavaMethod, Boolean> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        method, holds.apply(method), method.getFullName() + " should " + description));
            }
        };
    }

    private static boolean named(JavaClass type, String... endings) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        String name = outermost.getSimpleName();
        return Stream.of(endings).anyMatch(name::endsWith);
    }

    private static boolean in(JavaClass type, String feature) {
        return type.getPackageName().equals(ROOT + "." + feature);
    }
}
