namespace Veerkracht.Acts;

/// <summary>For whom an address is: a page, a download, an endpoint. Several together are each enough.</summary>
[Flags]
public enum Audience
{
    /// <summary>Also who is not signed in.</summary>
    Everybody = 1,

    /// <summary>Whoever is signed in, for what is their own.</summary>
    SignedIn = 2,

    /// <summary>Who acts for a local government: its own people, no consultant.</summary>
    Local = 4,

    /// <summary>Who works for the organisation whose dossier it is, its consultant too.</summary>
    Applicant = 8,

    /// <summary>Who works for an organisation that is named as partner.</summary>
    Partner = 16,

    /// <summary>Who is of the agency of the programme, in any role.</summary>
    Agency = 32,

    /// <summary>Who steers calls: programme manager, second approver, auditor.</summary>
    Steering = 64,

    /// <summary>Who writes and proposes: programme manager.</summary>
    Managing = 128,

    /// <summary>Who is asked what it thinks of a call that is being written: local governments and their association.</summary>
    Consulted = 256,

    /// <summary>Who works on drafts of a local government: its own people, and a consultant whom it admitted.</summary>
    Drafting = 512,

    /// <summary>Who acts for the organisation whose dossier it is: its own people, no consultant.</summary>
    ApplicantActing = 1024,

    /// <summary>Who handles dossiers: programme manager, case worker.</summary>
    Handling = 2048,

    /// <summary>Whom a notice is for: one person, or the people of an organisation.</summary>
    Told = 4096,

    /// <summary>Who looks after the people of an organisation, for their own.</summary>
    Keeping = 8192,

    /// <summary>Who looks after the people of the organisation for which this person works.</summary>
    KeepingThem = 16384,

    /// <summary>Who sees how the site itself stands: the administrator of an agency.</summary>
    Operating = 32768,

    /// <summary>Who scores applications: the members of a jury.</summary>
    Assessing = 65536,

    /// <summary>Who sees what goes to the bank and what it answers: finance, second approver, auditor.</summary>
    Paying = 1 << 20,
}

/// <summary>
/// Says for whom a page or an endpoint is. Every address says it, and one test tries each with everybody: who is meant gets in, nobody else
/// does.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForAttribute(Audience audience) : Attribute
{
    public Audience Audience { get; } = audience;

    /// <summary>For whom its forms are, where that is not for all who may look.</summary>
    public Audience Posts { get; init; } = audience;

    /// <summary>The status of a page that tells of a refusal and so never succeeds; 0 for all others.</summary>
    public int Answers { get; init; }
}
