package press.dateline.fetch;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads the name of a host that may be asked, or of all below it. */
public final class HostName implements Converter<String> {

    private static final long serialVersionUID = 1L;
    private static final Pattern NAME = Pattern.compile("(?:\\*\\.)?[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?");

    @Override
    public String convert(String value) {
        String name = value.strip();
        if (NAME.matcher(name).matches()) {
            return name;
        }
        throw new IllegalArgumentException("must be the name of a host, such as feeds.example.org, or *.example.org for"
                + " all below example.org, without scheme and port, but is '" + value + "'");
    }
}
