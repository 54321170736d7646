using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>For whom an address is, in the world of <see cref="MatrixWorld"/>: Geetbets applies, Gent is its partner.</summary>
internal sealed class Meant
{
    private readonly Audience _audience;
    private readonly ActKind? _act;

    public Meant(Audience audience) => _audience = audience;

    public Meant(ActKind act) => _act = act;

    /// <param name="persona">Null is who is not signed in.</param>
    public bool Holds(Persona? persona) =>
        _act is { } act ? Does(act, persona) : Enum.GetValues<Audience>().Any(a => _audience.HasFlag(a) && Is(a, persona));

    private static bool Does(ActKind act, Persona? persona) =>
        persona is not null
        && act.By.Roles.Any(persona.Roles.Contains)
        && act.By.Side switch
        {
            Side.Applicant => Town(persona) == "geetbets",
            Side.Partner => Town(persona) == "gent",
            Side.Agency => ActorOf(persona).IsAdministration,
            _ => false,
        };

    private static bool Is(Audience audience, Persona? persona) =>
        audience == Audience.Everybody
        || persona is not null
            && audience switch
            {
                Audience.SignedIn => true,
                Audience.Local => ActorOf(persona).WorksOnDrafts,
                Audience.Applicant => Town(persona) == "geetbets",
                Audience.Signing => Town(persona) == "geetbets" && ActorOf(persona).MaySign,
                Audience.Partner => Town(persona) == "gent",
                Audience.Agency => ActorOf(persona).IsAdministration,
                Audience.Steering => Has(persona, Role.ProgrammeManager, Role.SecondApprover, Role.Auditor),
                Audience.Managing => Has(persona, Role.ProgrammeManager),
                Audience.Approving => Has(persona, Role.SecondApprover),
                Audience.Consulted => ActorOf(persona).IsConsulted,
                _ => false,
            };

    private static bool Has(Persona persona, params Role[] roles) => roles.Any(persona.Roles.Contains);

    private static string Town(Persona persona) => persona.Slug.Split('-')[0];

    private static Actor ActorOf(Persona persona) => persona.ToActor(CheckoutAgencies.Instance);
}
