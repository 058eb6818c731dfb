package recurrent4j.sentiment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The shape of this application, as sentences that the build checks. */
@AnalyzeClasses(packages = "recurrent4j.sentiment", importOptions = DoNotIncludeTests.class)
class SentimentRulesTest {

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
