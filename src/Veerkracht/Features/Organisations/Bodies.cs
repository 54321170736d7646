using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;

namespace Veerkracht.Features.Organisations;

/// <summary>An association or company as it is shown.</summary>
/// <param name="Number">Ten digits.</param>
public sealed record ListedBody(string Name, string Class, string Number, Municipality? Seat)
{
    public static ListedBody Of(Organisation organisation) =>
        new(organisation.Name, organisation.Class, organisation.Kbo!, organisation.Municipality);

    /// <summary>"0403.170.701"</summary>
    public string ShownNumber => EnterpriseNumberText.Show(Number);
}

/// <summary>The associations and companies that are known on a day.</summary>
public static class Bodies
{
    /// <param name="searched">Part of a name or number; empty for all.</param>
    public static IReadOnlyList<ListedBody> ThatFit(this OrganisationRegistry organisations, string? searched, LocalDate on)
    {
        var search = new OrganisationSearch(searched);
        return
        [
            .. organisations
                .NewestOn(on)
                .Where(o => o.Class is OrganisationClass.NonProfit or OrganisationClass.Company)
                .Where(o => search.IsEmpty || search.Fit(o.Name, o.Kbo) is not null)
                .OrderBy(o => o.Name, StringComparer.Ordinal)
                .Select(ListedBody.Of),
        ];
    }
}
