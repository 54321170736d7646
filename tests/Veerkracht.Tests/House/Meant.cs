using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>For whom an address is, in the world of <see cref="MatrixWorld"/>: Geetbets applies, Gent is its partner.</summary>
internal sealed class Meant
{
    private readonly Audience _audience;
    private readonly ActKind? _act;

    /// <param name="answers">The status of a page that tells of a refusal; 0 for all others.</param>
    public Meant(Audience audience, int answers = 0) => (_audience, Answers) = (audience, answers);

    public Meant(ActKind act) => _act = act;

    public int Answers { get; }

    /// <param name="persona">Null is who is not signed in.</param>
    public bool Holds(Persona? persona) =>
        _act is { } act ? Does(act, persona) : Enum.GetValues<Audience>().Any(a => _audience.HasFlag(a) && Is(a, persona));

    private static bool Does(ActKind act, Persona? persona) =>
        persona is not null
        && act.By.Roles.Any(persona.Roles.Contains)
        && act.By.Side switch
        {
            Side.Applicant => IsOfApplicant(persona),
            Side.Partner => IsOfPartner(persona),
            Side.Agency => ActorOf(persona).IsAdministration,
            _ => throw new InvalidOperationException($"{act.Code}: who is meant is not said by its side, so the address must say it."),
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
                Audience.Signing => IsOfApplicant(persona) && ActorOf(persona).MaySign,
                Audience.Partner => IsOfPartner(persona),
                Audience.PartnerSigning => IsOfPartner(persona) && ActorOf(persona).MaySign,
                Audience.Agency => ActorOf(persona).IsAdministration,
                Audience.Steering => Has(persona, Role.ProgrammeManager, Role.SecondApprover, Role.Auditor),
                Audience.Managing => Has(persona, Role.ProgrammeManager),
                Audience.Handling => Has(persona, Role.ProgrammeManager, Role.CaseWorker),
                Audience.Approving => Has(persona, Role.SecondApprover),
                Audience.Consulted => ActorOf(persona).IsConsulted,
                Audience.Keeping => ActorOf(persona).MayManagePeople(),
                Audience.KeepingThem => IsOfApplicant(persona) && ActorOf(persona).MayManagePeople(),
                _ => false,
            };

    private static bool Has(Persona persona, params Role[] roles) => roles.Any(persona.Roles.Contains);

    private static bool IsOfApplicant(Persona persona) => persona.Organisation == Known.As(MatrixWorld.Applicant);

    private static bool IsOfPartner(Persona persona) => persona.Organisation == Known.As(MatrixWorld.Partner);

    private static Actor ActorOf(Persona persona) => persona.ToActor(CheckoutAgencies.Instance);
}
