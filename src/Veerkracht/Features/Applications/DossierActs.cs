using System.Reflection;

namespace Veerkracht.Features.Applications;

/// <summary>An act on a dossier with one of its forms.</summary>
public sealed record DossierDeed(Type Act, DossierActKind Kind, DossierForm Form);

/// <summary>Every form by which something is done to a dossier, from the declarations in the rooms.</summary>
public static class DossierActs
{
    /// <summary>What is the main thing to do stands before what is beside it.</summary>
    public static readonly IReadOnlyList<DossierDeed> All =
    [
        .. typeof(DossierActs)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDossierAct)))
            .SelectMany(t =>
                Static<IReadOnlyList<DossierForm>>(t, nameof(IDossierAct.Forms))
                    .Select(f => new DossierDeed(t, Static<DossierActKind>(t, nameof(IAct.Kind)), f))
            )
            .OrderBy(d => d.Form.IsAside)
            .ThenBy(d => d.Form.Id, StringComparer.Ordinal),
    ];

    public static DossierDeed? Find(string? form) => All.FirstOrDefault(d => d.Form.Id == form);

    /// <summary>What this actor can do now with a dossier: what the declarations let through, and what makes sense.</summary>
    public static IReadOnlyList<DossierDeed> Offered(Actor actor, IDossierFacts facts) => [.. All.Where(d => Offers(d, actor, facts))];

    /// <summary>What can be done to many at once by this actor.</summary>
    public static IReadOnlyList<DossierDeed> OverMany(Actor actor) =>
        [.. All.Where(d => d.Form.OverMany is not null && d.Kind.By.Roles.Any(actor.Is))];

    public static Task<Outcome<ActResult>> Do(
        this DossierDeed deed,
        IServiceProvider services,
        Actor actor,
        Guid dossier,
        ActInput input,
        CancellationToken stop
    ) => ((IDossierAct)services.GetRequiredService(deed.Act)).DoTo(actor, dossier, input, stop);

    /// <summary>
    /// What keeps this actor, whose role is to decide, from following the proposal that lies ready: it is the own one, or above the limit.
    /// Null where nothing does, or nothing lies ready.
    /// </summary>
    public static Refusal? Withheld(Actor actor, IDossierFacts facts) =>
        All.Where(d => !d.Form.IsAside && d.Kind.By.Roles.Any(role => actor.IsOver(role, facts.Dossier.Measure)))
            .Select(d => (d.Kind, Proposal: d.Form.Decides?.Invoke(facts)))
            .Where(d => d.Proposal is not null)
            .Select(d => ActFrame.Refuses(d.Kind, actor, facts.Dossier, d.Proposal))
            .FirstOrDefault(refusal => refusal is not null);

    private static bool Offers(DossierDeed deed, Actor actor, IDossierFacts facts)
    {
        var proposal = deed.Form.Decides?.Invoke(facts);
        return (proposal is not null || deed.Form.Decides is null)
            && deed.Form.Offered(facts)
            && ActFrame.Refuses(deed.Kind, actor, facts.Dossier, proposal) is null;
    }

    private static T Static<T>(Type act, string property) =>
        (T)act.GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
