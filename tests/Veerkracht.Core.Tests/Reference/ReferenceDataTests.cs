using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Tests.Reference;

public class ReferenceDataTests
{
    private static readonly LocalDate In2022 = new(2022, 9, 1);
    private static readonly LocalDate In2025 = new(2025, 1, 1);
    private static readonly ReferenceData Data = Shipped.Data;

    [Theory]
    [InlineData(2019, 1, 1, 300)]
    [InlineData(2022, 9, 1, 300)]
    [InlineData(2024, 12, 31, 300)]
    [InlineData(2025, 1, 1, 285)]
    [InlineData(2030, 1, 1, 285)]
    [InlineData(2010, 1, 1, 300)] // before the set is known it is that of the first day
    public void The_municipalities_of_a_day_are_complete_and_each_is_there_once(int year, int month, int day, int expected)
    {
        var municipalities = Data.MunicipalitiesOn(new LocalDate(year, month, day));
        Assert.Equal(expected, municipalities.Count);
        Assert.Equal(expected, municipalities.Select(m => m.Nis).Distinct().Count());
        Assert.Equal(expected, municipalities.Select(m => m.Kbo).Distinct().Count());
    }

    [Fact]
    public void The_inhabitants_of_2020_add_up_before_and_after_the_mergers()
    {
        Assert.Equal(6_629_143, Data.MunicipalitiesOn(In2022).Sum(m => m.Population[2020]));
        Assert.Equal(6_629_143, Data.MunicipalitiesOn(In2025).Sum(m => m.Population[2020]));
        Assert.Equal(6_653_062, Data.MunicipalitiesOn(In2022).Sum(m => m.Population[2021]));
        Assert.DoesNotContain(Data.MunicipalitiesOn(In2025), m => !m.Population.ContainsKey(2025));
    }

    [Fact]
    public void Every_number_in_the_files_passes_its_check()
    {
        Assert.All(Data.Municipalities, m =>
            Assert.True(KboNumber.IsValid(m.Kbo) && NisCode.TryParse(m.Nis, out _, out _) && OvoCode.TryParse(m.Ovo, out _, out _), m.Name)
        );
        Assert.All(Data.Bodies, b => Assert.True(b.Kbo is null || KboNumber.IsValid(b.Kbo), b.Name));
        Assert.Equal(994, Data.Bodies.Count);
        Assert.Equal(43, Data.Mergers.Count);
    }

    [Fact]
    public void Geetbets_is_found_by_code_and_by_number_with_its_values()
    {
        var byNis = Data.Find("24028", In2022);
        Assert.Equal(byNis, Data.Find("0207.518.137", In2022));
        var applicant = byNis!.ToApplicant();
        Assert.Equal(("municipality", "Geetbets", "24028", "0207518137"), (applicant.Class, applicant.Name, applicant.Nis, applicant.Kbo));
        Assert.Equal(6136, applicant.Numbers["population_2020"]);
        Assert.Equal(6342, applicant.Numbers["population_2025"]);
        Assert.Equal(new Rational(35518, 1000), applicant.Numbers["area_km2"]);
        Assert.Equal("Vlaams-Brabant", applicant.Texts["province"]);
        Assert.Equal("Leuven", applicant.Texts["arrondissement"]);
        Assert.Equal("Oost-Brabant", applicant.Texts["region"]);
        Assert.Equal("no", applicant.Texts["centre_city"]);
        Assert.NotEmpty(applicant.Texts["facility_level"]);
    }

    [Fact]
    public void Antwerp_keeps_its_code_and_gets_the_inhabitants_of_Borsbeek()
    {
        Assert.Equal(529_247, Data.Municipality("11002", In2022)!.Population[2020]);
        Assert.Equal(529_247 + 10_949, Data.Municipality("11002", In2025)!.Population[2020]);
        Assert.False(Data.Municipality("11002", In2022)!.Numbers.ContainsKey("population_2025"));
    }

    [Fact]
    public void A_merged_municipality_is_gone_and_its_successor_is_known()
    {
        Assert.Equal("De Pinte", Data.Find("44012", In2022)!.Name);
        Assert.Null(Data.Find("44012", In2025));
        Assert.Null(Data.Find("0207450534", In2025));
        Assert.Equal("44086", Data.Successor("44012", In2025)!.Nis);
        Assert.Equal("44012", Data.Successor("44012", In2022)!.Nis);
        Assert.Equal("44083", Data.Successor("44049", In2022)!.Nis); // Nevele, since 2019
        Assert.Null(Data.Successor("99999", In2025));
        Assert.Equal(["Beveren", "Kruibeke", "Zwijndrecht"], Data.Predecessors("46030").Select(m => m.PredecessorName).Order());
        Assert.Equal(MergedEntity.Continues, Data.Predecessors("71071").Single(m => m.PredecessorName == "Ham").Entity);
    }

    [Fact]
    public void A_number_that_goes_on_after_a_merger_has_the_name_of_the_day()
    {
        Assert.Equal(("Ham", "71069"), NameAndNis("0216.772.234", In2022));
        Assert.Equal(("Tessenderlo-Ham", "71071"), NameAndNis("0216.772.234", In2025));
        Assert.Equal(("Bilzen", "73006"), NameAndNis("0212.241.047", In2022)); // the OCMW
        Assert.Equal(("Bilzen-Hoeselt", "73110"), NameAndNis("0212.241.047", In2025));

        static (string, string?) NameAndNis(string kbo, LocalDate on) => (Data.Find(kbo, on)!.Name, Data.Find(kbo, on)!.Nis);
    }

    [Fact]
    public void A_municipal_company_counts_with_its_municipality_of_the_day()
    {
        var aarschot = Data.Find("0881848972", In2022)!;
        Assert.Equal(("municipal-company", "24001"), (aarschot.Class, aarschot.Municipality!.Nis));
        Assert.Equal(aarschot.Municipality.Numbers["population_2020"], aarschot.ToApplicant().Numbers["population_2020"]);
        var kruibeke = "0878836925";
        Assert.Equal("46013", Data.Find(kruibeke, In2022)!.Nis);
        Assert.Equal("46030", Data.Find(kruibeke, In2025)!.Nis);
        Assert.Equal("44084", Data.Find("0891176315", In2022)!.Nis); // no code in the source, but Aalter is its working area
    }

    [Fact]
    public void Other_bodies_have_their_class_and_no_invented_municipality()
    {
        Assert.Equal("province", Data.Find("10000", In2022)!.Class);
        Assert.Equal("Antwerpen", Data.Find("0207725597", In2022)!.Name);
        var wvi = Data.Find(Data.Bodies.Single(b => b.Name == "WVI").Kbo!, In2022)!;
        Assert.Equal("intermunicipal", wvi.Class);
        Assert.Null(wvi.Municipality);
        Assert.Empty(wvi.ToApplicant().Numbers);
        Assert.Subset(OrganisationClass.All.ToHashSet(), Data.Bodies.Select(b => b.Class).ToHashSet());
        Assert.Equal(300, Data.OrganisationsOn(In2022).Count(o => o.Class == OrganisationClass.Ocmw));
        Assert.Equal(285, Data.OrganisationsOn(In2025).Count(o => o.Class == OrganisationClass.Ocmw));
    }

    [Fact]
    public void There_are_thirteen_centre_cities_before_and_after_the_mergers()
    {
        Assert.Equal(13, Data.MunicipalitiesOn(In2022).Count(m => m.Texts["centre_city"] == "yes"));
        Assert.Equal(13, Data.MunicipalitiesOn(In2025).Count(m => m.Texts["centre_city"] == "yes"));
        Assert.Equal("no", Data.Municipality("11007", In2022)!.Texts["centre_city"]); // Borsbeek went up in a centre city but was none
        Assert.False(Data.Municipality("11007", In2022)!.Texts.ContainsKey("facility_level")); // not known, so not guessed
        Assert.Equal(19, Data.MunicipalitiesOn(In2022).Count(m => m.Texts["vlaamse_rand"] == "yes"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("99999")]
    [InlineData("0566988258")]
    [InlineData("Geetbets")]
    public void What_is_not_there_is_not_found(string text) => Assert.Null(Data.Find(text, In2022));

    [Fact]
    public void A_directory_without_files_gives_a_reason()
    {
        Assert.False(ReferenceData.TryLoad(Path.Combine(Shipped.Directory, "nowhere"), out var data, out var why));
        Assert.Null(data);
        Assert.Contains("mergers.csv", why.En);
    }

    [Fact]
    public void A_broken_row_is_named_with_file_and_line()
    {
        var copy = Directory.CreateTempSubdirectory("reference");
        try
        {
            foreach (var file in Directory.GetFiles(Shipped.Directory, "*.csv"))
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            var path = Path.Combine(copy.FullName, "mergers.csv");
            var lines = File.ReadAllLines(path);
            lines[4] = lines[4].Replace("2019-01-01", "2019-31-01");
            File.WriteAllLines(path, lines);
            Assert.False(ReferenceData.TryLoad(copy.FullName, out _, out var why));
            Assert.Contains("mergers.csv:5", why.En);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
