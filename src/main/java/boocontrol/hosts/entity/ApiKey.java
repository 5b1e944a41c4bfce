package boocontrol.hosts.entity;

/// A secret that a provider wants. Prints as dots, so that it cannot slip into a log.
public record ApiKey(String value) {

    @Override
    public String toString() {
        return "••••";
    }
}
