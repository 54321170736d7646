using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts;

/// <summary>The people of the demonstration. They do not exist; their organisations do.</summary>
/// <param name="Key">The organisation as people write it: KBO number, OVO code or word; empty for a citizen.</param>
public sealed record Persona(string Slug, string Name, string Key, string OrganisationName, Role[] Roles, string Nl, string En)
{
    public const string Agency = "OVO001835";
    public const string AgencyName = "Agentschap Binnenlands Bestuur";

    /// <summary>Key of the association of cities and municipalities in the demonstration: not an enterprise number.</summary>
    public const string Association = "VVSG";

    public OrganisationId Organisation => Key.Length == 0 ? OrganisationId.None : OrganisationId.FirstKnownAs(Key);

    /// <summary>The same id in every database, so that tokens and history can be compared.</summary>
    public Guid Id =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("persona:" + Slug)).AsSpan(0, 16));

    public static readonly IReadOnlyList<Persona> All =
    [
        new("programme-manager", "Katrien Maes", Agency, AgencyName, [Role.ProgrammeManager], "programmabeheerder", "programme manager"),
        new("second-approver", "Dirk Willems", Agency, AgencyName, [Role.SecondApprover], "tweede goedkeurder", "second approver"),
        new("jury-1", "Amina El Idrissi", Agency, AgencyName, [Role.Jury], "jurylid", "jury member"),
        new("jury-2", "Pieter Jacobs", Agency, AgencyName, [Role.Jury], "jurylid", "jury member"),
        new("auditor", "Greet Claes", Agency, AgencyName, [Role.Auditor], "auditor", "auditor"),
        .. Town("geetbets", "0207518137", "Geetbets", "Lotte Peeters", "Jan Vrancken", "Rita Stevens"),
        .. Town("gent", "0207451227", "Gent", "Sofie De Backer", "Tom Verstraete", "Nadia Lambert"),
        .. Town("herstappe", "0207477456", "Herstappe", "Luc Renard", "Els Martens", "Paul Dubois"),
        new(
            "vvsg",
            "Joris Hendrickx",
            Association,
            "Vereniging van Vlaamse Steden en Gemeenten",
            [Role.Association],
            "medewerker van de vereniging",
            "member of staff of the association"
        ),
        new("citizen", "Bram Wouters", "", "", [Role.Citizen], "burger", "citizen"),
    ];

    public static Persona? Find(string slug) => All.FirstOrDefault(p => p.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase));

    public Actor ToActor() => new(Id, Name, Organisation, OrganisationName, Roles.ToHashSet());

    private static Persona[] Town(string slug, string kbo, string town, string officer, string finance, string mayor) =>
        [
            new($"{slug}-officer", officer, kbo, town, [Role.Officer], "medewerker", "officer"),
            new($"{slug}-finance-director", finance, kbo, town, [Role.FinanceDirector], "financieel directeur", "finance director"),
            new($"{slug}-mayor", mayor, kbo, town, [Role.Mayor], "burgemeester", "mayor"),
        ];
}
