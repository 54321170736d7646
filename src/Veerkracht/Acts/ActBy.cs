namespace Veerkracht.Acts;

/// <summary>On whose behalf an act is done.</summary>
public enum Side
{
    /// <summary>The platform itself: what its files say.</summary>
    Platform,

    /// <summary>The agency of the programme.</summary>
    Agency,

    /// <summary>The organisation whose dossier it is.</summary>
    Applicant,

    /// <summary>An organisation that is named as partner.</summary>
    Partner,

    /// <summary>Nobody: it follows from another act.</summary>
    Following,

    /// <summary>Whoever manages the people of an organisation.</summary>
    Organisation,

    /// <summary>Whoever is signed in and has the link of an invitation.</summary>
    Invited,

    /// <summary>The service for signing in: what it says of who signs in.</summary>
    Provider,
}

/// <summary>Who may do an act: on which side, in which roles; one of them is enough.</summary>
public sealed record ActBy(Side Side, params IReadOnlyList<Role> Roles)
{
    public static readonly ActBy Platform = new(Side.Platform);

    public static readonly ActBy Provider = new(Side.Provider);

    /// <summary>Officers and signers of the applicant. A consultant fills in drafts, and does no act.</summary>
    public static readonly ActBy Applicant = new(Side.Applicant, Role.Officer, Role.FinanceDirector, Role.Mayor);

    /// <summary>Who may bind the applicant.</summary>
    public static readonly ActBy Signer = new(Side.Applicant, Role.FinanceDirector, Role.Mayor);

    /// <summary>Who may bind a partner.</summary>
    public static readonly ActBy PartnerSigner = new(Side.Partner, Role.FinanceDirector, Role.Mayor);

    public static readonly ActBy Manager = new(Side.Agency, Role.ProgrammeManager);

    /// <summary>Who handles dossiers: looks whether they are complete, asks, corrects.</summary>
    public static readonly ActBy Handler = new(Side.Agency, Role.ProgrammeManager, Role.CaseWorker);

    /// <summary>Who scores applications: the members of a jury.</summary>
    public static readonly ActBy Assessor = new(Side.Agency, Role.Jury);

    public static readonly ActBy Approver = new(Side.Agency, Role.SecondApprover);

    /// <summary>Who records what the bank did.</summary>
    public static readonly ActBy Finance = new(Side.Agency, Role.Finance);

    /// <summary>Nobody by itself: it follows from another act.</summary>
    public static readonly ActBy Following = new(Side.Following);

    public bool Signs => Side is Side.Applicant or Side.Partner && !Roles.Contains(Role.Officer);

    /// <summary>In words, for docs/acts.md.</summary>
    public string Words =>
        Side switch
        {
            Side.Following => "follows from another act",
            Side.Platform => "the platform, from the files of the programme or its configuration",
            Side.Provider => "the service for signing in",
            Side.Applicant when Signs => "finance director or mayor of the applicant",
            Side.Applicant => "officer or signer of the applicant",
            Side.Partner => "finance director or mayor of a partner",
            Side.Invited => "whoever is signed in and has the link",
            Side.Organisation => "signer or administrator of the organisation",
            _ => string.Join(" or ", Roles.Select(Word)),
        };

    private static string Word(Role role) =>
        string.Concat(role.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
