using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Casework;

namespace Veerkracht.Api;

/// <summary>One act for many dossiers: each by itself, in its own transaction; or a preview that does nothing.</summary>
internal static class ManyApi
{
    private const string Tag = "Dossiers";

    public static void MapMany(this IEndpointRouteBuilder api) =>
        api.MapPost("/dossiers/together", Do)
            .Named("doTogether", Tag, "Do one act to many dossiers, each by itself; with preview nothing is done", Audience.Agency)
            .WithMetadata(new DoesDossierActsAttribute { OverMany = true })
            .Produces<ManyJson>()
            .RefusesAsAct()
            .WithDescription(
                $"At most {ManyDossiers.Most}. Acts: {string.Join(", ", All.Select(a => a.Form.Id))}. With since (the time of your "
                    + "preview) the same request again says the same."
            );

    private static async Task<IResult> Do(ManyBody body, HttpContext context, ManyDossiers many, CancellationToken stop)
    {
        var actor = context.Actor();
        if (All.FirstOrDefault(a => a.Form.Id == body.Act) is not { } act)
            return Problems.Of(NotAnAct, context);
        if (!act.Kind.By.Roles.Any(actor.Is))
            return Problems.Of(Refusal.Forbidden(), context);
        var dossiers = (body.Dossiers ?? []).Distinct().ToList();
        if (body.Preview && dossiers.Count <= ManyDossiers.Most)
            return TypedResults.Ok(ManyJson.Of(await many.Preview(actor, act, dossiers, body.Text, stop)));
        return (await many.Do(actor, act, dossiers, body.Text, body.Since?.ToUniversalTime(), stop)).Answer(context, lines =>
            TypedResults.Ok(ManyJson.Of(lines))
        );
    }

    private static IReadOnlyList<DossierDeed> All { get; } = [.. DossierActs.All.Where(a => a.Form.OverMany is not null)];

    private static readonly string Acts = string.Join(", ", All.Select(a => a.Form.Id));
    private static readonly Refusal NotAnAct = new(
        "not-an-option",
        new LocalText($"Kies een van: {Acts}.", $"Choose one of: {Acts}."),
        RefusalKind.Invalid,
        "act"
    );
}

/// <param name="Text">Reason or question, the same for all, where the act asks for one.</param>
/// <param name="Since">UTC; what you did of this kind since then counts as done.</param>
public sealed record ManyBody(string? Act, IReadOnlyList<Guid>? Dossiers, string? Text, bool Preview = false, DateTime? Since = null);

public sealed record ManyJson(IReadOnlyList<ManyLineJson> Dossiers)
{
    public static ManyJson Of(IReadOnlyList<ManyLine> lines) =>
        new([
            .. lines.Select(l => new ManyLineJson(
                l.Id,
                l.Number,
                l.Done,
                AmountJson.Of(l.Amount),
                l.Refusal is { } refusal ? new ProblemError(refusal.Field, refusal.Code, TextJson.Of(refusal.Text)) : null
            )),
        ]);
}

/// <param name="Done">It is done, or can be done in a preview.</param>
/// <param name="Amount">What the act is about, where it is about money.</param>
/// <param name="Why">Why not; null where it is done.</param>
public sealed record ManyLineJson(Guid Dossier, string Number, bool Done, AmountJson? Amount, ProblemError? Why);
