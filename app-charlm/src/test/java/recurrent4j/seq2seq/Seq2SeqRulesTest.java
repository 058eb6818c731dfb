package recurrent4j.seq2seq;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The shape of encoder-decoders, as sentences that the build checks. */
@AnalyzeClasses(packages = "recurrent4j.seq2seq", importOptions = DoNotIncludeTests.class)
class Seq2SeqRulesTest {

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
            .definedBy("recurrent4j.seq2seq")
            .layer("apply")
            .definedBy("recurrent4j.seq2seq.apply..")
            .layer("saved")
            .definedBy("recurrent4j.seq2seq.saved..")
            .layer("network")
            .definedBy("recurrent4j.seq2seq.network..")
            .layer("baseline")
            .definedBy("recurrent4j.seq2seq.baseline..")
            .layer("decode")
            .definedBy("recurrent4j.seq2seq.decode..")
            .layer("evaluate")
            .definedBy("recurrent4j.seq2seq.evaluate..")
            .layer("tokens")
            .definedBy("recurrent4j.seq2seq.tokens..")
            .layer("corpus")
            .definedBy("recurrent4j.seq2seq.corpus..")
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
            .whereLayer("decode")
            .mayOnlyBeAccessedByLayers("page", "apply", "saved", "network")
            .whereLayer("evaluate")
            .mayOnlyBeAccessedByLayers("page", "apply", "saved", "network", "baseline", "decode")
            .whereLayer("tokens")
            .mayOnlyBeAccessedByLayers("page", "apply", "saved", "network", "baseline", "decode", "evaluate")
            .whereLayer("corpus")
            .mayNotAccessAnyLayer()
            .because("pairs are read, cut into tokens and scored by classes that know none of what comes after");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("recurrent4j.seq2seq.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule arraysStayInTheRoomOfNetworks = noClasses()
            .that()
            .resideOutsideOfPackage("recurrent4j.seq2seq.network..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(INDArray.class);

    @ArchTest
    static final ArchRule onlyThePagePrints = noClasses()
            .that()
            .doNotHaveSimpleName("Seq2SeqApp")
            .and()
            .doNotHaveSimpleName("Seq2SeqSparkApp")
            .should(ACCESS_STANDARD_STREAMS);

    /** The jobs of a module on Spark have one page, which its tasks share. */
    @ArchTest
    static final ArchRule noApplicationKnowsAnother = noClasses()
            .that()
            .doNotHaveSimpleName("Seq2SeqSparkApp")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("recurrent4j.sentiment..", "recurrent4j.timeseries..", "recurrent4j.charlm..")
            .because("what two tasks need stands in common");
}
