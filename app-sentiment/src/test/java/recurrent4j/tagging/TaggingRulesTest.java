package recurrent4j.tagging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The shape of sequence tagging, as sentences that the build checks. */
@AnalyzeClasses(packages = "recurrent4j.tagging", importOptions = DoNotIncludeTests.class)
class TaggingRulesTest {

    @ArchTest
    static final ArchRule onlyPagesAndOptionsKnowTheCommandLine = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("App")
            .and()
            .haveSimpleNameNotEndingWith("Options")
            .and()
            .haveSimpleNameNotEndingWith("Defaults")
            .and()
            .doNotHaveSimpleName("TrialRun")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("recurrent4j.cli..", "picocli..")
            .because("options produce what the domain needs");

    @ArchTest
    static final ArchRule roomsAreInLayers = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("page")
            .definedBy("recurrent4j.tagging")
            .layer("apply")
            .definedBy("recurrent4j.tagging.apply..")
            .layer("saved")
            .definedBy("recurrent4j.tagging.saved..")
            .layer("network")
            .definedBy("recurrent4j.tagging.network..")
            .layer("baseline")
            .definedBy("recurrent4j.tagging.baseline..")
            .layer("crf")
            .definedBy("recurrent4j.tagging.crf..")
            .layer("evaluate")
            .definedBy("recurrent4j.tagging.evaluate..")
            .layer("corpus")
            .definedBy("recurrent4j.tagging.corpus..")
            .layer("scheme")
            .definedBy("recurrent4j.tagging.scheme..")
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("apply")
            .mayOnlyBeAccessedByLayers("page")
            .whereLayer("saved")
            .mayOnlyBeAccessedByLayers("page", "apply")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("page", "apply", "saved")
            .whereLayer("baseline")
            .mayOnlyBeAccessedByLayers("page", "apply", "saved", "network")
            .whereLayer("crf")
            .mayOnlyBeAccessedByLayers("page", "apply", "saved", "network", "baseline")
            .whereLayer("evaluate")
            .mayOnlyBeAccessedByLayers("page", "apply", "saved", "network", "baseline", "crf")
            .whereLayer("corpus")
            .mayOnlyAccessLayers("scheme")
            .whereLayer("scheme")
            .mayNotAccessAnyLayer()
            .because("sentences are read, tagged and evaluated by classes that know none of what comes after");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("recurrent4j.tagging.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule arraysStayInRecurrentClasses = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Recurrent[^.]*")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(INDArray.class);

    @ArchTest
    static final ArchRule onlyThePagePrints =
            noClasses().that().doNotHaveSimpleName("TaggingApp").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule noApplicationKnowsAnother = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("recurrent4j.sentiment..", "recurrent4j.timeseries..", "recurrent4j.charlm..")
            .because("what two tasks need stands in common");
}
