using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Api;

/// <summary>
/// Saves answers of a draft. With If-Match nothing is saved on an older version: then both texts of what differs come back.
/// </summary>
internal static class AnswersApi
{
    private const string Tag = "Steps";

    public static void MapAnswers(this IEndpointRouteBuilder api)
    {
        api.MapPatch("/dossiers/{id:guid}/steps/{step}/answers", Patch)
            .Named("patchAnswers", Tag, "Replace the answers that are named; null takes one away; others stay", Audience.Applicant)
            .Produces<StepAnswersJson>()
            .RefusesAsAct(412);
        api.MapPut("/dossiers/{id:guid}/steps/{step}/answers", Put)
            .Named("putAnswers", Tag, "Replace all answers; what is not named is taken away", Audience.Applicant)
            .Produces<StepAnswersJson>()
            .RefusesAsAct(412);
    }

    private static Task<IResult> Patch(Guid id, string step, JsonObject answers, HttpContext context, Work work, CancellationToken stop) =>
        work.Save(context, id, step, answers, stop);

    private static async Task<IResult> Put(Guid id, string step, JsonObject answers, HttpContext context, Work work, CancellationToken stop)
    {
        if (await work.Changeable(context, id, step, stop) is not { } fields)
            return Problems.NotFound(context);
        foreach (var field in fields.Where(f => !f.Kind.IsComputed && !answers.ContainsKey(f.Id)))
            answers[field.Id] = null;
        return await work.Save(context, id, step, answers, stop);
    }

    internal sealed class Work(Db db, CallCatalogue calls, SaveAnswers save, StepView view)
    {
        /// <summary>Fields of the form that may change: all, or those that were opened again.</summary>
        public async Task<IReadOnlyList<Field>?> Changeable(HttpContext context, Guid id, string step, CancellationToken stop)
        {
            if (await db.FindDossier(context.Actor(), id, stop) is not { } dossier)
                return null;
            var revision = dossier.Steps.FirstOrDefault(s => s.StepId == step)?.Revision;
            return calls.Get(dossier.Call, dossier.CallVersion).Steps.FirstOrDefault(s => s.Id == step)?.Form is { } form
                ? [.. form.Fields.Where(f => revision?.MayChange(f.Id) != false)]
                : null;
        }

        public async Task<IResult> Save(HttpContext context, Guid id, string step, JsonObject answers, CancellationToken stop)
        {
            var actor = context.Actor();
            var outcome = await save.Fields(actor, id, step, answers, ETags.Wanted(context.Request), stop);
            if (outcome.Done && await view.Of(actor, outcome.Value.Draft.Dossier, outcome.Value.Draft.Step, stop) is { } saved)
                return StepsApi.Tagged(context, saved);
            if (outcome.Done)
                return Problems.NotFound(context);
            if (outcome.Refusals[0].Kind != RefusalKind.Changed || await view.Of(actor, id, step, stop) is not { } now)
                return Problems.Of(outcome.Refusals, context);
            context.Response.Headers.ETag = ETags.Of(now.Version);
            return Problems.Of([Stale], context, ("version", now.Version), ("conflicts", Conflicts(answers, now.Answers)));
        }
    }

    /// <summary>What the sender wanted to save and what is saved, for each field in which these differ.</summary>
    private static IReadOnlyList<ConflictJson> Conflicts(JsonObject yours, JsonObject saved) =>
        [
            .. yours
                .Where(a => !JsonNode.DeepEquals(a.Value, saved[a.Key]))
                .Select(a => new ConflictJson(a.Key, a.Value?.DeepClone(), saved[a.Key]?.DeepClone())),
        ];

    private static readonly Refusal Stale = Refusal.ChangedMeanwhile() with
    {
        Text = new LocalText(
            "Iemand anders heeft deze stap intussen gewijzigd. Er is niets bewaard. Vergelijk uw antwoorden met de bewaarde in conflicts.",
            "Somebody else changed this step meanwhile. Nothing was saved. Compare your answers with the saved ones in conflicts."
        ),
    };
}

public sealed record ConflictJson(string Field, JsonNode? Yours, JsonNode? Saved);
