package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import press.dateline.testing.Await;
import press.dateline.testing.Browser;
import press.dateline.testing.DatelineProcess;

/**
 * A publisher's page (src/test/resources/discussion), on a server of its own: an article, its discussion and the
 * moderators' queue, in a real browser.
 */
class DiscussionPageIT {

    private static final String ARTICLE = "sochi-talks-putin-merkel";

    @Test
    void readersDiscussAndAModeratorDecides(@TempDir Path folder) throws Exception {
        ChromeDriver browser = Browser.open();
        HttpServer pages = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Path.of("src/test/resources/discussion").toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        pages.start();
        String origin = "http://127.0.0.1:" + pages.getAddress().getPort();
        try (DatelineProcess dateline = DatelineProcess.start(
                        folder, Map.of("DATELINE_DEMO", "true", "DATELINE_WRITE_ORIGINS", origin))
                .awaitReady()) {
            Await.until(
                    () -> dateline.anonymous().get("/v1/articles/" + ARTICLE).statusCode() == 200);
            String page = origin + "/index.html?api=" + dateline.baseUrl() + "&article=" + ARTICLE;

            browser.get(page);
            Await.until(() ->
                    browser.findElements(By.cssSelector("body[data-live=yes]")).size() == 1);
            String reader = browser.getWindowHandle();
            assertThat(browser.findElement(By.id("headline")).getText())
                    .isEqualTo(dateline.anonymous()
                            .get("/v1/articles/" + ARTICLE)
                            .jsonPath()
                            .getString("headline"));
            post(browser, "Ferry Captain", "Good to have the statements *side by side*.");
            Await.until(() -> said(browser, "#post").equals("A moderator will look at it."));
            assertThat(comments(browser, "Ferry Captain")).isEmpty();

            browser.switchTo().newWindow(WindowType.TAB);
            String moderator = browser.getWindowHandle();
            browser.get(page);
            queue(browser, dateline.administratorKey(), "pending");
            decide(browser, "Ferry Captain", ".approve");

            // No reload: the comment comes by itself.
            browser.switchTo().window(reader);
            Await.until(() -> comments(browser, "Ferry Captain").size() == 1);
            WebElement thread = comments(browser, "Ferry Captain").getFirst();
            assertThat(thread.findElement(By.cssSelector(".text em")).getText()).isEqualTo("side by side");

            thread.findElement(By.cssSelector(".reply")).click();
            post(browser, "Ann", "They are not the same.");
            Await.until(() -> said(browser, "#post").equals("A moderator will look at it."));

            browser.switchTo().window(moderator);
            queue(browser, dateline.administratorKey(), "pending");
            decide(browser, "Ann", ".approve");

            browser.switchTo().window(reader);
            Await.until(() -> thread.findElements(By.cssSelector(".replies > li .name")).stream()
                    .anyMatch(name -> name.getText().equals("Ann")));
            WebElement reply = thread.findElement(By.cssSelector(".replies > li"));
            reply.findElement(By.cssSelector(".report")).click();
            Await.until(
                    () -> reply.findElement(By.cssSelector("output")).getText().equals("Reported."));

            browser.switchTo().window(moderator);
            queue(browser, dateline.administratorKey(), "reported");
            assertThat(item(browser, "Ann").findElement(By.cssSelector(".why")).getText())
                    .isEqualTo("offensive (1)");
            decide(browser, "Ann", ".reject");

            browser.switchTo().window(reader);
            Await.until(
                    () -> thread.findElements(By.cssSelector(".replies > li")).isEmpty());
            assertThat(comments(browser, "Ferry Captain")).hasSize(1);
        } finally {
            browser.quit();
            pages.stop(0);
        }
    }

    private static void post(WebDriver browser, String name, String text) {
        WebElement form = browser.findElement(By.id("post"));
        form.findElement(By.name("displayName")).clear();
        form.findElement(By.name("displayName")).sendKeys(name);
        form.findElement(By.name("text")).sendKeys(text);
        form.submit();
    }

    private static String said(WebDriver browser, String form) {
        return browser.findElement(By.cssSelector(form + " output")).getText();
    }

    /** The comments by a name that the page shows. */
    private static List<WebElement> comments(WebDriver browser, String name) {
        return named(browser, "#threads li", name);
    }

    private static List<WebElement> named(WebDriver browser, String items, String name) {
        return browser.findElements(By.cssSelector(items)).stream()
                .filter(item -> isNamed(item, name))
                .toList();
    }

    private static boolean isNamed(WebElement item, String name) {
        try {
            return item.findElement(By.cssSelector(".name")).getText().equals(name);
        } catch (StaleElementReferenceException _) {
            return false; // the page has taken it out meanwhile
        }
    }

    private static void queue(WebDriver browser, String key, String state) {
        WebElement form = browser.findElement(By.id("desk"));
        form.findElement(By.name("key")).clear();
        form.findElement(By.name("key")).sendKeys(key);
        form.findElement(By.name("state")).sendKeys(state);
        form.submit();
    }

    private static WebElement item(WebDriver browser, String name) {
        Await.until(() -> !items(browser, name).isEmpty());
        return items(browser, name).getFirst();
    }

    private static List<WebElement> items(WebDriver browser, String name) {
        return named(browser, "#queue > li", name);
    }

    private static void decide(WebDriver browser, String name, String button) {
        WebElement item = item(browser, name);
        item.findElement(By.cssSelector(button)).click();
        Await.until(() -> items(browser, name).isEmpty());
    }
}
