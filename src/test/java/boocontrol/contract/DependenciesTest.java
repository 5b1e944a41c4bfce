package boocontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/// `docs/dependencies.md` gives a reason for every dependency, and for no other.
class DependenciesTest {

    private static final String ARTIFACTS =
            """
            /project/dependencies/dependency/artifactId
            | /project/dependencyManagement/dependencies/dependency/artifactId
            | /project/build/plugins/plugin/artifactId
            | //annotationProcessorPaths/path/artifactId
            | //runtimeArtifact/artifactId
            """;

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void every_dependency_has_a_row_and_every_row_is_a_dependency() throws Exception {
        var used = new TreeSet<String>();
        used.addAll(ofMaven());
        used.addAll(ofTheBrowser());

        assertThat(explained()).containsExactlyInAnyOrderElementsOf(used);
    }

    private static List<String> explained() throws IOException {
        return Files.readAllLines(Path.of("docs/dependencies.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(names -> NAME.matcher(names).results().map(name -> name.group(1)))
                .toList();
    }

    private static List<String> ofMaven() throws Exception {
        var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
        var found =
                (NodeList)
                        XPathFactory.newInstance()
                                .newXPath()
                                .evaluate(ARTIFACTS, pom, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> found.item(at).getTextContent().strip())
                .toList();
    }

    private static TreeSet<String> ofTheBrowser() throws IOException {
        var names = new TreeSet<String>();
        try (var reader =
                Json.createReader(
                        Files.newBufferedReader(Path.of("src/main/webapp/package.json")))) {
            var description = reader.readObject();
            names.addAll(description.getJsonObject("dependencies").keySet());
            names.addAll(description.getJsonObject("devDependencies").keySet());
        }
        return names;
    }
}
