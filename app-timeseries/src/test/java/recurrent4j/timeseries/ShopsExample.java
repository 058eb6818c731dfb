package recurrent4j.timeseries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The made-up sales of {@code examples/shops.csv}: three years of four shops, by a formula and random numbers of seed 42. Sales
 * rise or fall slowly, follow the year, react to the price with an elasticity of -1.5, and are 40 % higher in the weeks of
 * Easter and of Christmas.
 */
final class ShopsExample {

    static final Path FILE = Path.of("examples/shops.csv");

    private static final int WEEKS = 156;
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 4);
    private static final List<LocalDate> EASTER =
            List.of(LocalDate.of(2021, 4, 4), LocalDate.of(2022, 4, 17), LocalDate.of(2023, 4, 9));

    private record Shop(String name, double sales, double growth, double season) {}

    private static final List<Shop> SHOPS = List.of(
            new Shop("Berlin", 820, 0.20, 0.15),
            new Shop("Lyon", 560, 0.05, 0.25),
            new Shop("Porto", 310, -0.10, 0.30),
            new Shop("Turin", 430, 0.35, 0.10));

    private ShopsExample() {}

    /** Writes the file anew. */
    public static void main(String... arguments) throws Exception {
        Files.writeString(FILE, text());
    }

    static String text() {
        var random = new Random(42);
        var rows = new StringBuilder("shop,week,sales,price,holiday\n");
        for (Shop shop : SHOPS) {
            double price = 9.90;
            for (int week = 0; week < WEEKS; week++) {
                LocalDate monday = FIRST.plusWeeks(week);
                if (random.nextInt(10) == 0) {
                    price = 7.90 + 0.5 * random.nextInt(9);
                }
                int holiday = isHoliday(monday) ? 1 : 0;
                double years = week / 52.0;
                double sales = shop.sales()
                        * (1 + shop.growth() * years / 3)
                        * (1 + shop.season() * StrictMath.sin(2 * Math.PI * (years - 0.3)))
                        * StrictMath.pow(price / 9.90, -1.5)
                        * (1 + 0.4 * holiday)
                        * (1 + 0.04 * random.nextGaussian());
                rows.append(String.format(
                        Locale.ROOT, "%s,%s,%d,%.2f,%d%n", shop.name(), monday, Math.round(sales), price, holiday));
            }
        }
        return rows.toString().replace("\r\n", "\n");
    }

    private static boolean isHoliday(LocalDate monday) {
        LocalDate sunday = monday.plusDays(6);
        return EASTER.contains(sunday)
                || monday.getMonth() == Month.DECEMBER && monday.getDayOfMonth() <= 25 && sunday.getDayOfMonth() >= 25;
    }
}
