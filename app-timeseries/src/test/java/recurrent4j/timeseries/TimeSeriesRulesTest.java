package recurrent4j.timeseries;

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
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.forecast.FittedMethod;

/** The shape of this application, as sentences that the build checks. */
@AnalyzeClasses(packages = "recurrent4j.timeseries", importOptions = DoNotIncludeTests.class)
class TimeSeriesRulesTest {

    @ArchTest
    static final ArchRule arraysStayInRecurrentClasses = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Recurrent")
            .and()
            .resideOutsideOfPackages("recurrent4j.timeseries.global", "recurrent4j.timeseries.esrnn")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(INDArray.class);

    @ArchTest
    static final ArchRule onlyThePagesPrint =
            noClasses().that().haveSimpleNameNotEndingWith("App").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule whatWasFittedIsAValue = classes()
            .that()
            .implement(FittedMethod.class)
            .should()
            .beRecords()
            .because("what was fitted does not change afterwards");

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
            .resideInAnyPackage("recurrent4j.cli..", "picocli..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("recurrent4j.timeseries.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noApplicationKnowsAnother = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("recurrent4j.charlm..", "recurrent4j.sentiment..");

    @ArchTest
    static final ArchRule baselinesAreValues = classes()
            .that()
            .implement(Baseline.Rule.class)
            .should()
            .beRecords()
            .because("whatever a baseline estimates, it estimates anew from each history");

    @ArchTest
    static final ArchRule eachPackageKnowsOnlyThoseBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("series")
            .definedBy("recurrent4j.timeseries.series")
            .layer("forecast")
            .definedBy("recurrent4j.timeseries.forecast")
            .layer("baseline")
            .definedBy("recurrent4j.timeseries.baseline")
            .layer("backtest")
            .definedBy("recurrent4j.timeseries.backtest")
            .layer("global")
            .definedBy("recurrent4j.timeseries.global")
            .layer("esrnn")
            .definedBy("recurrent4j.timeseries.esrnn")
            .layer("course")
            .definedBy("recurrent4j.timeseries.course")
            .layer("report")
            .definedBy("recurrent4j.timeseries.report")
            .layer("saved")
            .definedBy("recurrent4j.timeseries.saved")
            .layer("application")
            .definedBy("recurrent4j.timeseries")
            .whereLayer("application")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("saved")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("course")
            .mayOnlyBeAccessedByLayers("report", "application")
            .whereLayer("backtest")
            .mayOnlyBeAccessedByLayers("report", "saved", "application")
            .whereLayer("esrnn")
            .mayOnlyBeAccessedByLayers("saved", "application")
            .whereLayer("global")
            .mayOnlyBeAccessedByLayers("esrnn", "course", "saved", "application")
            .whereLayer("baseline")
            .mayOnlyBeAccessedByLayers("backtest", "course", "report", "saved", "application")
            .whereLayer("forecast")
            .mayOnlyBeAccessedByLayers(
                    "baseline", "backtest", "global", "esrnn", "course", "report", "saved", "application");
}
