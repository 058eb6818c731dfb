package recurrent4j.sentiment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The shape of this application, as sentences that the build checks. */
@AnalyzeClasses(packages = "recurrent4j.sentiment", importOptions = DoNotIncludeTests.class)
class SentimentRulesTest {

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
            .layer("page")
            .definedBy("recurrent4j.sentiment")
            .layer("multilabel")
            .definedBy("recurrent4j.sentiment.multilabel..")
            .layer("classify")
            .definedBy("recurrent4j.sentiment.classify..")
            .layer("pretrain")
            .definedBy("recurrent4j.sentiment.pretrain..")
            .layer("baseline")
            .definedBy("recurrent4j.sentiment.baseline..")
            .layer("evaluate")
            .definedBy("recurrent4j.sentiment.evaluate..")
            .layer("reviews")
            .definedBy("recurrent4j.sentiment.reviews..")
            .layer("text")
            .definedBy("recurrent4j.sentiment.text..")
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("multilabel")
            .mayOnlyBeAccessedByLayers("page")
            .whereLayer("classify")
            .mayOnlyBeAccessedByLayers("page", "multilabel")
            .whereLayer("pretrain")
            .mayOnlyBeAccessedByLayers("page", "classify")
            .whereLayer("baseline")
            .mayOnlyBeAccessedByLayers("page", "multilabel", "classify")
            .whereLayer("evaluate")
            .mayOnlyBeAccessedByLayers("page", "multilabel", "classify", "baseline")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("reviews")
            .mayOnlyAccessLayers("text")
            .because("texts are read, encoded, classified and evaluated by classes that know none of what comes after");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("recurrent4j.sentiment.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule arraysStayInRecurrentClasses = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Recurrent")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(INDArray.class);

    @ArchTest
    static final ArchRule onlyThePagePrints =
            noClasses().that().doNotHaveSimpleName("SentimentApp").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule noApplicationKnowsAnother = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("recurrent4j.timeseries..", "recurrent4j.charlm..");
}
