using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Site;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>A phase as an assessor reads it: without what is hidden.</summary>
public sealed record AssessedStep(
    Step Step,
    JsonObject Answers,
    Evaluation Evaluation,
    IReadOnlyList<(LocalText Title, IReadOnlyList<ToldAnswer> Answers)> Sections
);

/// <summary>A dossier for one assessor.</summary>
/// <param name="Interest">What bars it: then nothing of the dossier is there but its number and the name of who applies.</param>
/// <param name="Hidden">Titles of what is hidden until the own scores are in.</param>
/// <param name="Others">What others gave; null until the own scores are in.</param>
public sealed record AssessedDossier(
    Dossier Dossier,
    CallDefinition Call,
    Panel? Panel,
    PanelRules? Rules,
    Interest? Interest,
    IReadOnlyList<AssessedStep> Steps,
    IReadOnlyList<LocalText> Hidden,
    IReadOnlyList<TypedScore> Draft,
    SheetOf? Own,
    DossierScores? Others
)
{
    /// <summary>The name of the project, where that is not hidden.</summary>
    public string? ProjectName { get; init; }
    public string Seen => SentDigest.Of(Dossier);
}

/// <summary>Reads dossiers for assessors: the only way to one of which something is still hidden.</summary>
public sealed class AssessedDossiers(Db db, CallCatalogue calls, Interests interests, PanelScores scores, StepContexts contexts, Texts L)
{
    /// <summary>Null where it is not there for this assessor: it has nothing to score there, and no interest.</summary>
    public async Task<AssessedDossier?> Find(Actor actor, Guid id, CancellationToken stop = default)
    {
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Steps).FirstOrDefaultAsync(d => d.Id == id, stop);
        if (dossier?.RegisteredAt is null || !actor.IsOver(Role.Jury, dossier.Measure))
            return null;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (await interests.Of(actor.PersonId, id, stop) is { } interest)
            return new(dossier, call, null, null, interest, [], [], [], null, null);
        var phase = Phases.LastSent(call, dossier)?.Id;
        var panel = await db.Panels.AsNoTracking().FirstOrDefaultAsync(p => p.Call == dossier.Call && p.StepId == phase, stop);
        var person = actor.PersonId;
        var versions = panel is null
            ? []
            : await db
                .GivenScores.AsNoTracking()
                .Where(g => g.DossierId == id && g.PanelId == panel.Id && g.PersonId == person)
                .OrderByDescending(g => g.Number)
                .ToListAsync(stop);
        if (
            panel is null
            || PanelRules.Of(call.Assessment) is not { } rules
            || (
                versions.Count == 0
                && !await db.PanelReadings.AnyAsync(r => r.DossierId == id && r.PanelId == panel.Id && r.PersonId == person, stop)
            )
        )
            return null;
        var hidden = versions.Count > 0 ? [] : await HiddenIn(dossier, call, person, stop);
        var steps = await Read(dossier, call, hidden, stop);
        var draft = await db
            .ScoreDrafts.AsNoTracking()
            .FirstOrDefaultAsync(d => d.DossierId == id && d.PanelId == panel.Id && d.PersonId == person, stop);
        return new(
            dossier,
            call,
            panel,
            rules,
            null,
            steps,
            [
                .. call
                    .Steps.SelectMany(s => s.Form.Sections)
                    .SelectMany(s => s.Fields.Select(f => (Field: f, s.Title)))
                    .Where(f => hidden.Contains(f.Field.Id))
                    .DistinctBy(f => f.Field.Id)
                    .Select(f => f.Field.Label.IsEmpty ? f.Title : f.Field.Label),
            ],
            ScoresJson.Read(draft?.Scores),
            versions.Count == 0 ? null : new(person, actor.Name, versions, true),
            versions.Count == 0 ? null : await scores.OfDossier(dossier, stop)
        )
        {
            ProjectName =
                hidden.Count == 0
                    ? dossier.ProjectName
                    : steps.Select(s => CallEngine.ProjectName(s.Step, s.Answers)).FirstOrDefault(name => name is not null),
        };
    }

    /// <summary>
    /// What any version of the call hides; nothing where this person scored the dossier in an earlier phase: then it has read it.
    /// </summary>
    private async Task<HashSet<string>> HiddenIn(Dossier dossier, CallDefinition call, Guid person, CancellationToken stop)
    {
        HashSet<string> hidden = [.. calls.AllVersions.Where(c => c.Slug == call.Slug).SelectMany(c => c.Assessment?.Blind ?? [])];
        return hidden.Count == 0 || await db.GivenScores.AnyAsync(g => g.DossierId == dossier.Id && g.PersonId == person, stop)
            ? []
            : hidden;
    }

    private async Task<IReadOnlyList<AssessedStep>> Read(
        Dossier dossier,
        CallDefinition call,
        HashSet<string> hidden,
        CancellationToken stop
    )
    {
        var steps = new List<AssessedStep>();
        foreach (var step in call.Steps.Where(s => s.Kind == StepKind.Application).Reverse())
        {
            if (dossier.Steps.FirstOrDefault(s => s.StepId == step.Id)?.InForce is not { } json)
                continue;
            var answers = AnswersJson.Read(json);
            var all = CallEngine.Evaluate(call, step.Id, answers, await contexts.For(call, dossier, step.Id, stop));
            var evaluation = all with { Visible = all.Visible.Where(p => !hidden.Contains(First(p))).ToHashSet() };
            foreach (var field in hidden)
                answers.Remove(field);
            steps.Add(
                new(
                    step,
                    answers,
                    evaluation,
                    [
                        .. step
                            .Form.Sections.Where(s => evaluation.Visible.Contains(s.Id))
                            .Select(s => (s.Title, Told: ToldAnswers.Of(s, answers, evaluation, L)))
                            .Where(s => s.Told.Count > 0),
                    ]
                )
            );
        }
        return steps;
    }

    private static string First(string path) => path.Split('.', '[')[0];
}
