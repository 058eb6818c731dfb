package recurrent4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.io.ObjectInputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The shape of the house, as sentences that the build checks. */
@AnalyzeClasses(packages = "recurrent4j", importOptions = DoNotIncludeTests.class)
class ArchitectureRulesTest {

    @ArchTest
    static final ArchRule arrowsPointFromTasksToToolsAndFromToolsToLibraries = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("io")
            .definedBy("recurrent4j.io..")
            .layer("data")
            .definedBy("recurrent4j.data..")
            .layer("decode")
            .definedBy("recurrent4j.decode..")
            .layer("engine")
            .definedBy("recurrent4j.engine")
            .layer("an engine")
            .definedBy("recurrent4j.engine.*..")
            .layer("layers")
            .definedBy("recurrent4j.layers..")
            .layer("model")
            .definedBy("recurrent4j.model..")
            .layer("network")
            .definedBy("recurrent4j.network..")
            .layer("train")
            .definedBy("recurrent4j.train..")
            .layer("eval")
            .definedBy("recurrent4j.eval..")
            .layer("search")
            .definedBy("recurrent4j.search..")
            .layer("bundle")
            .definedBy("recurrent4j.bundle..")
            .layer("report")
            .definedBy("recurrent4j.report..")
            .layer("serve")
            .definedBy("recurrent4j.serve..")
            .layer("scoring")
            .definedBy("recurrent4j.scoring..")
            .optionalLayer("spark")
            .definedBy("recurrent4j.spark..")
            .layer("cli")
            .definedBy("recurrent4j.cli..")
            .whereLayer("io")
            .mayNotAccessAnyLayer()
            .whereLayer("data")
            .mayOnlyAccessLayers("io")
            .whereLayer("decode")
            .mayOnlyAccessLayers("io")
            .whereLayer("engine")
            .mayNotAccessAnyLayer()
            .whereLayer("an engine")
            .mayOnlyAccessLayers("engine")
            .whereLayer("layers")
            .mayOnlyAccessLayers("engine", "an engine")
            .whereLayer("eval")
            .mayOnlyAccessLayers("io")
            .whereLayer("model")
            .mayOnlyAccessLayers("io", "layers")
            .whereLayer("network")
            .mayOnlyAccessLayers("io", "data", "engine", "layers", "model")
            .whereLayer("train")
            .mayOnlyAccessLayers("io", "data", "eval", "network")
            .whereLayer("search")
            .mayOnlyAccessLayers("io", "model")
            .whereLayer("bundle")
            .mayOnlyAccessLayers("io", "layers", "model", "network", "eval")
            .whereLayer("report")
            .mayOnlyAccessLayers("io", "eval", "train")
            .whereLayer("serve")
            .mayOnlyAccessLayers("io")
            .whereLayer("scoring")
            .mayOnlyAccessLayers("io")
            .whereLayer("spark")
            .mayOnlyAccessLayers("io", "scoring", "data", "network", "train")
            .whereLayer("cli")
            .mayOnlyAccessLayers(
                    "io", "engine", "model", "network", "train", "eval", "bundle", "report", "serve", "scoring",
                    "spark")
            .because("a task uses tools and a tool uses libraries, never the other way round");

    @ArchTest
    static final ArchRule nothingIsInAnOrderThatDiffersFromProcessToProcess = noClasses()
            .should()
            .callMethod(Map.class, "copyOf", Map.class)
            .orShould()
            .callMethod(Set.class, "copyOf", Collection.class)
            .because("the same run leaves the same bytes");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("recurrent4j.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule anEngineIsNamedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("recurrent4j.engine.*..")
            .and()
            .doNotHaveSimpleName("Backend")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("recurrent4j.engine.*..")
            .because("an engine is one package and one line");

    @ArchTest
    static final ArchRule enginesKnowNothingOfDeeplearning4j = noClasses()
            .that()
            .resideInAPackage("recurrent4j.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.deeplearning4j..");

    @ArchTest
    static final ArchRule runningLayersKnowNoConfigurations = noClasses()
            .that()
            .resideInAPackage("recurrent4j.layers.fused..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("recurrent4j.layers")
            .because("a configuration makes its running layer, which needs to know no more than its parameters");

    @ArchTest
    static final ArchRule scoresAndReportsKnowNoArrays = noClasses()
            .that()
            .resideInAnyPackage("recurrent4j.eval..", "recurrent4j.report..", "recurrent4j.cli..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(INDArray.class)
            .because("whoever reads a score or writes a page should not have to know ND4J");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("recurrent4j.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            noClasses().that().resideOutsideOfPackage("recurrent4j.cli..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nobodyDeserializesJavaObjects = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .because("a model from elsewhere may at worst fail to load");

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal().because("networks train side by side");

    @ArchTest
    static final ArchRule noNameIsAKindOfHelp = classes()
            .should()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Handler")
            .because("a name says what a thing is");
}
