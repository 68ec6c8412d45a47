package press.dateline;

import jakarta.annotation.Priority;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a switch. SmallRye's own converter takes whatever it does not know for "off". */
@Priority(StrictBoolean.BEFORE_THE_BUILT_IN)
public final class StrictBoolean implements Converter<Boolean> {

    static final int BEFORE_THE_BUILT_IN = 200;

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException("must be true or false, but is '" + value + "'");
        };
    }
}
