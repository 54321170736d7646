namespace Veerkracht.Acts;

/// <summary>For whom an address is: a page, a download, an endpoint. Several together are each enough.</summary>
[Flags]
public enum Audience
{
    /// <summary>Also who is not signed in.</summary>
    Everybody = 1,

    /// <summary>Whoever is signed in, for what is their own.</summary>
    SignedIn = 2,

    /// <summary>Who works for a local government.</summary>
    Local = 4,

    /// <summary>Who works for the organisation whose dossier it is.</summary>
    Applicant = 8,

    /// <summary>Who works for an organisation that is named as partner.</summary>
    Partner = 16,

    /// <summary>Who is of the agency of the programme, in any role.</summary>
    Agency = 32,

    /// <summary>Who steers calls: programme manager, second approver, auditor.</summary>
    Steering = 64,

    /// <summary>Who writes and proposes: programme manager.</summary>
    Managing = 128,

    /// <summary>Who decides on what another proposed: second approver.</summary>
    Approving = 256,

    /// <summary>Who is asked what it thinks of a call that is being written: local governments and their association.</summary>
    Consulted = 512,

    /// <summary>Who may bind the organisation whose dossier it is.</summary>
    Signing = 1024,
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
}
