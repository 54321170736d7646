using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>For whom an address is, in the world of <see cref="MatrixWorld"/>: Geetbets applies, Gent is its partner.</summary>
internal sealed class Meant
{
    private readonly Audience _audience;
    private readonly ActKind? _act;
    private readonly bool _aboutSomething;

    public Meant(ForAttribute said)
        : this(said, said.Audience) { }

    public Meant(ForAttribute said, Audience audience) => (_audience, Answers) = (audience, said.Answers);

    /// <param name="aboutSomething">What is there already, of Geetbets; else the act begins something of one's own.</param>
    public Meant(ActKind act, bool aboutSomething) => (_act, _aboutSomething) = (act, aboutSomething);

    /// <summary>The status of a page that tells of a refusal; 0 for all others.</summary>
    public int Answers { get; }

    /// <param name="persona">Null is who is not signed in.</param>
    public bool Holds(Persona? persona) =>
        _act is { } act
            ? persona is not null && Does(act, persona)
            : Enum.GetValues<Audience>().Any(a => _audience.HasFlag(a) && Is(a, persona));

    private bool Does(ActKind act, Persona persona) =>
        (act.By.Roles.Count == 0 || act.By.Roles.Any(persona.Roles.Contains))
        && act.By.Side switch
        {
            Side.Applicant or Side.Organisation => !_aboutSomething || IsOfApplicant(persona),
            Side.Partner => IsOfPartner(persona),
            Side.Agency => ActorOf(persona).IsAdministration || ActorOf(persona).Operates,
            Side.Invited => true,
            _ => throw new InvalidOperationException($"{act.Code}: nobody does this by itself, so no address does."),
        };

    private static bool Is(Audience audience, Persona? persona) =>
        audience == Audience.Everybody
        || persona is not null
            && audience switch
            {
                Audience.SignedIn => true,
                Audience.Drafting => ActorOf(persona).WorksOnDrafts,
                Audience.Local => ActorOf(persona).IsLocal,
                Audience.Applicant => IsOfApplicant(persona),
                Audience.ApplicantActing => IsOfApplicant(persona) && ActorOf(persona).IsLocal,
                Audience.Partner => IsOfPartner(persona),
                Audience.Agency => ActorOf(persona).IsAdministration,
                Audience.Paying => Has(persona, Role.Finance, Role.SecondApprover, Role.Auditor),
                Audience.Steering => Has(persona, Role.ProgrammeManager, Role.SecondApprover, Role.Auditor),
                Audience.Managing => Has(persona, Role.ProgrammeManager),
                Audience.Handling => Has(persona, Role.ProgrammeManager, Role.CaseWorker),
                Audience.Assessing => Has(persona, Role.Jury),
                Audience.Told => IsOfApplicant(persona),
                Audience.Consulted => ActorOf(persona).IsConsulted,
                Audience.Keeping => ActorOf(persona).MayManagePeople(),
                Audience.KeepingThem => IsOfApplicant(persona) && ActorOf(persona).MayManagePeople(),
                Audience.Operating => ActorOf(persona).Operates,
                _ => throw new InvalidOperationException($"Who is meant by {audience}?"),
            };

    private static bool Has(Persona persona, params Role[] roles) => roles.Any(persona.Roles.Contains);

    private static bool IsOfApplicant(Persona persona) => persona.Organisation == Known.As(MatrixWorld.Applicant);

    private static bool IsOfPartner(Persona persona) => persona.Organisation == MatrixWorld.PartnerId;

    private static Actor ActorOf(Persona persona) => persona.ToActor(CheckoutAgencies.Instance);
}
