package press.dateline;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.dateline.access.AccessSettings;
import press.dateline.audit.AuditSettings;
import press.dateline.cache.CacheSettings;
import press.dateline.change.ChangeSettings;
import press.dateline.database.DatabaseSettings;
import press.dateline.database.StartupException;
import press.dateline.fetch.FetchSettings;
import press.dateline.importing.DemoSettings;
import press.dateline.importing.ImportSettings;
import press.dateline.index.IndexSettings;
import press.dateline.index.QuerySettings;
import press.dateline.live.LiveSettings;
import press.dateline.moderation.ExternalSettings;
import press.dateline.queue.ReportSettings;
import press.dateline.quota.QuotaSettings;
import press.dateline.reader.PaceSettings;
import press.dateline.reader.ReaderSettings;
import press.dateline.usage.UsageSettings;
import press.dateline.web.WebSettings;

/** Reads settings before Quarkus starts, from where Quarkus reads them; and words what is wrong with them. */
final class Settings {

    /** Every @ConfigMapping. */
    static final List<Class<?>> MAPPINGS = List.of(
            HttpSettings.class,
            DatabaseSettings.class,
            WebSettings.class,
            AccessSettings.class,
            ImportSettings.class,
            DemoSettings.class,
            FetchSettings.class,
            ChangeSettings.class,
            AuditSettings.class,
            CacheSettings.class,
            IndexSettings.class,
            QuerySettings.class,
            ReportSettings.class,
            ExternalSettings.class,
            LiveSettings.class,
            ReaderSettings.class,
            PaceSettings.class,
            QuotaSettings.class,
            UsageSettings.class);

    private static final Pattern PROPERTY = Pattern.compile("\\b(?:dateline|quarkus)\\.[\\w.\"\\-]*[\\w\"]");
    /** SmallRye's sentence repeats the value, which may be a secret, before the converter's reason. */
    private static final Pattern REASON = Pattern.compile("whilst being converted (.*)", Pattern.DOTALL);

    private static final Pattern CODE = Pattern.compile("[\\w.]+Exception: |SRCFG\\d+: ");

    private Settings() {}

    /**
     * Reads all settings of Dateline, so that a wrong one stops the start before anything else is started.
     *
     * @throws StartupException naming each setting that is wrong
     */
    static SmallRyeConfig read() {
        SmallRyeConfigBuilder builder = ConfigUtils.configBuilder().withValidateUnknown(false);
        MAPPINGS.forEach(builder::withMapping);
        SmallRyeConfig config;
        try {
            config = builder.build();
        } catch (ConfigValidationException e) {
            throw StartupException.usage(describe(e));
        }
        ExternalSettings moderation = config.getConfigMapping(ExternalSettings.class);
        if (moderation.url().isPresent()
                && moderation.secret().filter(secret -> !secret.isBlank()).isEmpty()) {
            throw StartupException.usage(
                    "DATELINE_MODERATION_SECRET (dateline.moderation.secret) is missing: requests to"
                            + " DATELINE_MODERATION_URL are signed with it");
        }
        requireWholeIdentityProvider(config.getConfigMapping(ReaderSettings.class));
        return config;
    }

    /** Half of it would refuse all who sign in, or take tokens that are meant for others. */
    private static void requireWholeIdentityProvider(ReaderSettings readers) {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("issuer", isGiven(readers.issuer()));
        given.put("audience", isGiven(readers.audience()));
        given.put("keys-url", readers.keysUrl().isPresent());
        if (given.containsValue(true) && given.containsValue(false)) {
            throw StartupException.usage(given.entrySet().stream()
                            .filter(one -> !one.getValue())
                            .map(one -> "dateline.readers." + one.getKey())
                            .map(name -> environmentVariable(name) + " (" + name + ") is missing")
                            .collect(Collectors.joining("\n"))
                    + ": readers sign in where issuer, audience and keys of their tokens are known; set all three, or"
                    + " none");
        }
    }

    private static boolean isGiven(Optional<String> setting) {
        return setting.filter(value -> !value.isBlank()).isPresent();
    }

    /** One line for each wrong setting: its environment variable, its property, what is allowed; never its value. */
    static String describe(ConfigValidationException e) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < e.getProblemCount(); i++) {
            lines.add(describe(e.getProblem(i).getMessage()));
        }
        return String.join("\n", lines);
    }

    static String describe(String problem) {
        Matcher name = PROPERTY.matcher(problem);
        Matcher reason = REASON.matcher(problem);
        String text = CODE.matcher(reason.find() ? reason.group(1) : problem).replaceAll("");
        return name.find()
                ? environmentVariable(name.group()) + " (" + name.group() + ") is wrong: " + text
                : "A setting is wrong: " + text;
    }

    private static String environmentVariable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
