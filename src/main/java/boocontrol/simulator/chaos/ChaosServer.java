package boocontrol.simulator.chaos;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Several proxies behind one admin API on loopback, in Toxiproxy's paths and JSON.
public final class ChaosServer implements AutoCloseable {

    private final long seed;
    private final Map<String, ChaosProxy> proxies = new LinkedHashMap<>();
    private final HttpServer http;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("chaos admin ", 0).factory());

    /// @param port of the admin API; 0 takes a free one
    /// @param seed of all chance in its proxies
    public ChaosServer(int port, long seed) {
        this.seed = seed;
        try {
            http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        http.setExecutor(threads);
        http.createContext("/", new AdminApi(this));
        http.start();
    }

    /// Where the admin API answers.
    public URI url() {
        return URI.create("http://" + Addresses.text(http.getAddress()));
    }

    /// A new proxy on a free loopback port in front of the host of `upstream`.
    public ChaosProxy add(String name, URI upstream) {
        return add(
                name,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new InetSocketAddress(upstream.getHost(), upstream.getPort()));
    }

    /// @throws IllegalArgumentException when there is one of that name
    public synchronized ChaosProxy add(
            String name, InetSocketAddress listen, InetSocketAddress upstream) {
        if (proxies.containsKey(name)) {
            throw new IllegalArgumentException("proxy already exists");
        }
        var proxy = new ChaosProxy(name, listen, upstream, seed + name.hashCode());
        proxies.put(name, proxy);
        return proxy;
    }

    public synchronized Optional<ChaosProxy> proxy(String name) {
        return Optional.ofNullable(proxies.get(name));
    }

    public synchronized List<ChaosProxy> proxies() {
        return List.copyOf(proxies.values());
    }

    /// Closes and forgets a proxy.
    ///
    /// @return false when there was none of that name
    public synchronized boolean remove(String name) {
        var proxy = Optional.ofNullable(proxies.remove(name));
        proxy.ifPresent(ChaosProxy::close);
        return proxy.isPresent();
    }

    /// Enables every proxy and removes every toxic.
    public synchronized void reset() {
        for (var proxy : proxies.values()) {
            proxy.removeAll();
            proxy.enable();
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        proxies().forEach(ChaosProxy::close);
    }
}
