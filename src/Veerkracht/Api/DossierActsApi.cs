using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Casework;

namespace Veerkracht.Api;

/// <summary>Every act that is declared with a form, as the page of a dossier offers it: a new act needs no endpoint of its own.</summary>
internal static class DossierActsApi
{
    private const string Tag = "Dossiers";

    public static void MapDossierActs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/acts", List)
            .Named(
                "getDossierActs",
                Tag,
                "What you can do now with a dossier, and what each act asks",
                Audience.Applicant | Audience.Agency
            )
            .Produces<DeedsJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/acts/{act}", Do)
            .Named("doDossierAct", Tag, "Do one of the acts of a dossier", Audience.Applicant | Audience.Agency)
            .WithMetadata(new DoesDossierActsAttribute())
            .Produces<DossierJson>()
            .RefusesAsAct(StatusCodes.Status412PreconditionFailed)
            .WithDescription(
                "The body holds its boxes by name, and \"seen\" as the list of acts gave it: then nothing is done on what changed since. "
                    + $"Acts: {string.Join(", ", DossierActs.All.Select(a => a.Form.Id).Order())}."
            );
    }

    private static async Task<IResult> List(Guid id, HttpContext context, CaseFiles files, CancellationToken stop) =>
        await files.Find(context.Actor(), id, stop) is { } file
            ? TypedResults.Ok(
                new DeedsJson([
                    .. DossierActs.Offered(context.Actor(), file).Select(d => DeedJson.Of(d.Form) with { Seen = d.Form.Shown(file) }),
                ])
            )
            : Problems.NotFound(context);

    private static async Task<IResult> Do(
        Guid id,
        string act,
        Dictionary<string, string?> body,
        HttpContext context,
        Db db,
        CallCatalogue calls,
        StepAvailability availability,
        CancellationToken stop
    )
    {
        if (DossierActs.Find(act) is not { } deed)
            return Problems.NotFound(context);
        var input = new ActInput(
            deed.Form.Boxes.ToDictionary(b => b.Name, b => body.GetValueOrDefault(b.Name) ?? "")
                .Concat(deed.Form.Fixed)
                .ToDictionary(p => p.Key, p => p.Value)
        )
        {
            Seen = body.GetValueOrDefault("seen") is { Length: > 0 } seen ? seen : null,
        };
        var outcome = await deed.Do(context.RequestServices, context.Actor(), id, input, stop);
        if (!outcome.Done)
            return Problems.Of(outcome.Refusals, context);
        return await db.FindDossier(context.Actor(), id, stop) is { } dossier
            ? TypedResults.Ok(DossierJson.Of(dossier, calls.Get(dossier.Call, dossier.CallVersion), availability))
            : Problems.NotFound(context);
    }
}

public sealed record DeedsJson(IReadOnlyList<DeedJson> Acts);

/// <param name="Act">In the address by which it is done.</param>
public sealed record DeedJson(string Act, TextJson Title, TextJson Button, IReadOnlyList<BoxJson> Boxes)
{
    /// <summary>
    /// What it is about as it is now. Sent along as "seen", the act is refused when that changed meanwhile; null where it does not matter.
    /// </summary>
    public string? Seen { get; init; }

    public static DeedJson Of(ActForm form) =>
        new(form.Id, TextJson.Of(form.Title), TextJson.Of(form.Button), [.. form.Boxes.Select(BoxJson.Of)]);
}

/// <param name="Name">Of the member in the body.</param>
/// <param name="MostCharacters">Null where there is no limit but that of the body.</param>
/// <param name="Options">One of these, where it is a choice.</param>
public sealed record BoxJson(string Name, ActBoxKind Kind, TextJson Label, int? MostCharacters, IReadOnlyList<OptionJson> Options)
{
    public static BoxJson Of(ActBox box) =>
        new(
            box.Name,
            box.Kind,
            TextJson.Of(box.Label),
            box.MostCharacters,
            [.. box.Options.Select(o => new OptionJson(o.Id, TextJson.Of(o.Label)))]
        );
}

public sealed record OptionJson(string Id, TextJson Label);
