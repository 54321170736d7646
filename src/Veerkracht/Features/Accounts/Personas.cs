using System.Security.Cryptography;
using System.Text;
using Veerkracht.Core.Amounts;
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

    /// <summary>The most on which this approver decides at once; null is no limit.</summary>
    public Money? Limit { get; init; }

    /// <summary>Other organisations where the same roles are held.</summary>
    public IReadOnlyList<ActingFor> Also { get; init; } = [];

    public string Subject => "persona:" + Slug;

    /// <summary>The same id in every database, so that tokens and history can be compared.</summary>
    public Guid Id => IdOf(Subject);

    private const string Geetbets = "0207518137",
        Herstappe = "0207477456";

    public static readonly IReadOnlyList<Persona> All =
    [
        new(
            "programme-manager",
            "Katrien Maes",
            Agency,
            AgencyName,
            [Role.ProgrammeManager, Role.Finance],
            "programmabeheerder, ook financiën",
            "programme manager, finance too"
        ),
        new("case-worker", "Saskia Dierckx", Agency, AgencyName, [Role.CaseWorker], "dossierbehandelaar", "case worker"),
        new("second-approver", "Dirk Willems", Agency, AgencyName, [Role.SecondApprover], "tweede goedkeurder", "second approver"),
        new(
            "limited-approver",
            "Johan Mertens",
            Agency,
            AgencyName,
            [Role.SecondApprover],
            "tweede goedkeurder tot 100.000 euro",
            "second approver up to 100,000 euro"
        )
        {
            Limit = Money.FromEuro(100_000),
        },
        new("finance", "Wim Goossens", Agency, AgencyName, [Role.Finance], "financiën", "finance"),
        new("jury-1", "Amina El Idrissi", Agency, AgencyName, [Role.Jury], "jurylid", "jury member"),
        new("jury-2", "Pieter Jacobs", Agency, AgencyName, [Role.Jury], "jurylid", "jury member"),
        new("jury-3", "Leen Van Damme", Agency, AgencyName, [Role.Jury], "jurylid", "jury member"),
        new("auditor", "Greet Claes", Agency, AgencyName, [Role.Auditor], "auditor", "auditor"),
        new(
            "administrator",
            "Hilde Aerts",
            Agency,
            AgencyName,
            [Role.Administrator],
            "beheerder van de mensen",
            "administrator of the people"
        ),
        new(
            "second-administrator",
            "Bart Lemmens",
            Agency,
            AgencyName,
            [Role.Administrator],
            "tweede beheerder van de mensen",
            "second administrator of the people"
        ),
        .. Town("geetbets", Geetbets, "Geetbets", "Lotte Peeters", "Jan Vrancken", "Rita Stevens"),
        .. Town("gent", "0207451227", "Gent", "Sofie De Backer", "Tom Verstraete", "Nadia Lambert"),
        .. Town("herstappe", Herstappe, "Herstappe", "Luc Renard", "Els Martens", "Paul Dubois"),
        new(
            "consultant",
            "Farid Benali",
            Geetbets,
            "Geetbets",
            [Role.Consultant],
            "consultant, ook voor Herstappe",
            "consultant, for Herstappe too"
        )
        {
            Also = [new(OrganisationId.FirstKnownAs(Herstappe), "Herstappe")],
        },
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

    /// <summary>As the demonstration has it at its first start.</summary>
    public IEnumerable<Mandate> Mandates() =>
        from organisation in Also.Prepend(new ActingFor(Organisation, OrganisationName))
        from role in Roles
        select new Mandate
        {
            Id = IdOf($"{Subject}:{organisation.Organisation}:{role}"),
            PersonId = Id,
            Organisation = organisation.Organisation,
            OrganisationName = organisation.Name,
            Role = role,
            LimitCents = Limit?.Cents,
            Source = MandateSource.Given,
        };

    public Actor ToActor(IAgencies agencies) =>
        new(
            Id,
            Name,
            Organisation,
            OrganisationName,
            [.. Mandates().Where(m => m.Organisation == Organisation).Select(m => Authorities.Of(m, agencies))]
        );

    private static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static Persona[] Town(string slug, string kbo, string town, string officer, string finance, string mayor) =>
        [
            new($"{slug}-officer", officer, kbo, town, [Role.Officer], "medewerker", "officer"),
            new($"{slug}-finance-director", finance, kbo, town, [Role.FinanceDirector], "financieel directeur", "finance director"),
            new($"{slug}-mayor", mayor, kbo, town, [Role.Mayor], "burgemeester", "mayor"),
        ];
}
