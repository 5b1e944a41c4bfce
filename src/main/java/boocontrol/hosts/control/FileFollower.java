package boocontrol.hosts.control;

import boocontrol.hosts.control.ProviderFile.Content;
import boocontrol.hosts.entity.FileState;
import boocontrol.hosts.entity.ProviderDraft;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Follows the file of providers: looks once a second, compares the content, and applies what
/// stands still for two looks, so that a file is not taken while it is being written.
///
/// What cannot be used is said once and changes nothing.
final class FileFollower implements Runnable {

    private static final Logger LOGGER = System.getLogger(FileFollower.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ProviderFile file;
    private final ProviderFileReader reader;
    private final Consumer<List<ProviderDraft>> apply;
    private volatile FileState state = new FileState.Applied();
    private Optional<Content> done = Optional.empty();
    private Optional<Content> seen = Optional.empty();

    /// @param apply takes over what the file says; what it throws is tried again at the next look
    FileFollower(
            ProviderFile file, ProviderFileReader reader, Consumer<List<ProviderDraft>> apply) {
        this.file = file;
        this.reader = reader;
        this.apply = apply;
    }

    FileState state() {
        return state;
    }

    /// The first look, at the start of the server.
    ///
    /// @throws IllegalStateException with one line for the operator when the file cannot be used
    void begin() {
        var content = file.read();
        try {
            apply.accept(understood(content));
            done = Optional.of(content);
        } catch (FileFault e) {
            throw new IllegalStateException(sentence(e), e);
        }
    }

    /// Until interrupted.
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        var content = Optional.of(file.read());
        var still = content.equals(seen);
        seen = content;
        if (still && !content.equals(done)) {
            take(content.get());
        }
    }

    private void take(Content content) {
        try {
            apply.accept(understood(content));
            state = new FileState.Applied();
            done = Optional.of(content);
        } catch (FileFault e) {
            done = Optional.of(content);
            broken(e.sentence(), sentence(e) + "; what it said before stays in force");
        } catch (RuntimeException e) {
            broken(
                    "it could not be applied and will be tried again",
                    "the providers of %s could not be applied: %s"
                            .formatted(file.path(), cause(e)));
        }
    }

    private void broken(String reason, String line) {
        var now = new FileState.Broken(reason);
        if (!now.equals(state)) {
            state = now;
            LOGGER.log(Level.WARNING, line);
        }
    }

    /// The first line of the first cause: what a database says in full is long.
    private static String cause(Throwable thrown) {
        var cause = Stream.iterate(thrown, each -> each != null, Throwable::getCause).limit(20);
        return cause.reduce((_, deeper) -> deeper)
                .map(Throwable::toString)
                .flatMap(text -> text.lines().findFirst())
                .orElse("");
    }

    private List<ProviderDraft> understood(Content content) throws FileFault {
        return switch (content) {
            case Content.Text(var text) -> reader.read(text);
            case Content.Unreadable(var reason) -> throw new FileFault(reason);
        };
    }

    private String sentence(FileFault fault) {
        return "the file of providers %s: %s".formatted(file.path(), fault.sentence());
    }
}
