package recurrent4j.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recurrent4j.io.InputException;
import recurrent4j.serve.Api;
import recurrent4j.serve.HttpService;
import recurrent4j.serve.Route;

/** The options of a command that answers questions over HTTP. */
@Heading("Server")
public final class ServeOptions {

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
    private Path model;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who of the training answers, or a part of the name (default: who was best).")
    private String by;

    @Bounds(min = 0, max = 65_535)
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where to listen; 0 for any port that is free (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Address to listen at; 0.0.0.0 answers other machines, too (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Mixin
    private LimitOptions limits;

    /** The folder of the model that answers. */
    public Path model() {
        return model;
    }

    /** Who is to answer, unless whoever was best in training is. */
    public Optional<String> by() {
        return Optional.ofNullable(by);
    }

    /**
     * Answers questions until the program is stopped, and then those that have come by then.
     *
     * @param title of the service
     * @throws InputException if it cannot listen there
     */
    public void run(String title, Route... routes) throws IOException {
        var api = new Api(title, new Version().getVersion()[0], List.of(routes));
        PrintStream err = System.err;
        try (var service = HttpService.start(address(), api, limits.limits(), defect -> defect.printStackTrace(err))) {
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
            System.out.println("The service is " + service.address());
            api.routes().forEach(route -> err.println("POST " + route.path() + ": " + route.summary()));
            err.println("GET /openapi.json describes questions and answers; Ctrl-C ends the service.");
            Interruption.saying("The service has ended; what was asked before is answered.");
            service.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private InetSocketAddress address() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new InputException(
                    "\"" + host + "\" is no address of this machine; choose another --host, such as 127.0.0.1.", e);
        }
    }
}
