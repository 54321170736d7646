using NodaTime;
using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Tests.Reference;

public class OrganisationSearchTests
{
    private static readonly string[] Names = [.. Shipped.Data.MunicipalitiesOn(new LocalDate(2022, 9, 1)).Select(m => m.Name)];

    [Theory]
    [InlineData("Sint Niklaas", "Sint-Niklaas")]
    [InlineData("sint niklaas", "Sint-Niklaas")]
    [InlineData("SintNiklaas", "Sint-Niklaas")]
    [InlineData("st. niklaas", "Sint-Niklaas")]
    [InlineData("Heist op den Berg", "Heist-op-den-Berg")]
    [InlineData("berg heist", "Heist-op-den-Berg")]
    [InlineData("Herk de Stad", "Herk-de-Stad")]
    [InlineData("Sint-Pieters Leeuw", "Sint-Pieters-Leeuw")]
    [InlineData("leeuw piet", "Sint-Pieters-Leeuw")]
    [InlineData("Zwijndrecht", "Zwijndrecht")]
    [InlineData("geetb", "Geetbets")]
    [InlineData("ETBET", "Geetbets")]
    public void A_town_is_found_as_people_write_it(string typed, string name)
    {
        var search = new OrganisationSearch(typed);
        Assert.Equal([name], Names.Where(n => search.Fit(n) is not null));
    }

    [Theory]
    [InlineData("44021")]
    [InlineData("0207451227")]
    [InlineData("0207.451.227")]
    [InlineData("BE 0207.451.227")]
    [InlineData("BE0207451227")]
    [InlineData("KBO 0207 451")]
    [InlineData("nis 44021")]
    public void A_number_is_found_by_its_beginning(string typed) =>
        Assert.NotNull(new OrganisationSearch(typed).Fit("Gent", "44021", "0207451227"));

    [Theory]
    [InlineData("12")]
    [InlineData("0207451228")]
    [InlineData("Gent 44021x")]
    [InlineData("")]
    [InlineData(" -- ")]
    [InlineData(null)]
    public void What_is_no_part_of_it_is_not_found(string? typed) =>
        Assert.Null(new OrganisationSearch(typed).Fit("Gent", "44021", "0207451227"));

    [Fact]
    public void Accents_and_capitals_do_not_count() => Assert.Equal(0, new OrganisationSearch("LIEGE").Fit("Liège"));

    [Fact]
    public void The_whole_name_comes_before_those_that_begin_with_it_and_those_that_hold_it()
    {
        string[] names = ["Beveren-Kruibeke-Zwijndrecht", "Beveren", "Nieuw Beveren"];
        var search = new OrganisationSearch("beveren");
        Assert.Equal(["Beveren", "Beveren-Kruibeke-Zwijndrecht", "Nieuw Beveren"], names.OrderBy(n => search.Fit(n)));
    }
}
