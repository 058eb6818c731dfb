package recurrent4j.charlm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The shape of this application, as sentences that the build checks. */
@AnalyzeClasses(packages = "recurrent4j.charlm", importOptions = DoNotIncludeTests.class)
class CharLmRulesTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("recurrent4j.charlm.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thePageUsesModelsAndModelsUseTexts = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("page")
            .definedBy("recurrent4j.charlm")
            .layer("generate")
            .definedBy("recurrent4j.charlm.generate..")
            .layer("surprisal")
            .definedBy("recurrent4j.charlm.surprisal..")
            .layer("model")
            .definedBy("recurrent4j.charlm.model..")
            .layer("corpus")
            .definedBy("recurrent4j.charlm.corpus..")
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("generate")
            .mayOnlyAccessLayers("model", "corpus")
            .whereLayer("surprisal")
            .mayOnlyAccessLayers("model", "corpus")
            .whereLayer("model")
            .mayOnlyAccessLayers("corpus")
            .whereLayer("corpus")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule onlyThePageAndItsOptionsKnowTheCommandLine = noClasses()
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
            .resideInAnyPackage("recurrent4j.cli..", "picocli..");

    @ArchTest
    static final ArchRule whatStandsBesideThePageIsItsOptionsItsReportAndTheDoorForOtherPrograms = classes()
            .that()
            .resideInAPackage("recurrent4j.charlm")
            .should()
            .be(TextGenerator.class)
            .orShould()
            .haveSimpleNameEndingWith("App")
            .orShould()
            .haveSimpleNameEndingWith("Options")
            .orShould()
            .haveSimpleNameEndingWith("Defaults")
            .orShould()
            .haveSimpleNameEndingWith("Route")
            .orShould()
            .haveSimpleNameEndingWith("Report")
            .orShould()
            .haveSimpleName("TrialRun");

    @ArchTest
    static final ArchRule arraysStayInRecurrentClasses = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Recurrent")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(INDArray.class);

    @ArchTest
    static final ArchRule onlyThePagePrints =
            noClasses().that().doNotHaveSimpleName("CharLmApp").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule noApplicationKnowsAnother = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("recurrent4j.timeseries..", "recurrent4j.sentiment..");
}
