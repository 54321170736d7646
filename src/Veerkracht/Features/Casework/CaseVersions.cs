using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Corrections;
using Veerkracht.Site;

namespace Veerkracht.Features.Casework;

/// <summary>One version of a step that was sent.</summary>
/// <param name="Sent">Canonical JSON.</param>
/// <param name="By">Name of who sent it.</param>
public sealed record VersionSent(int Number, string Sent, string Sha256, DateTime SentAt, string By, bool Counts, string? Amounts);

/// <summary>What differs between a version and the one before it.</summary>
public sealed record VersionDifference(
    VersionSent Before,
    VersionSent After,
    IReadOnlyList<ToldDifference> Answers,
    IReadOnlyList<ToldDifference> Amounts
);

/// <summary>How a step that was sent stands: its versions, what is open of it, and what this reader can do about that.</summary>
/// <param name="Versions">The newest first.</param>
/// <param name="Opened">By the agency: what is open now, or what ended last; null where nothing ever was.</param>
public sealed record StepVersions(
    Step Definition,
    DossierStep Step,
    IReadOnlyList<VersionSent> Versions,
    IReadOnlyList<VersionDifference> Differences,
    Revision? Opened,
    bool MayRevise,
    bool MayOpen
)
{
    /// <summary>The applicant is changing it by itself.</summary>
    public bool IsRevised => Step.Revision is { Kind: RevisionKind.Again };
    public bool IsOpen => Step.Revision is { Kind: RevisionKind.Asked };
}

/// <summary>Reads the versions of everything that was sent in a dossier, for its page and the API.</summary>
public sealed class CaseVersions(Db db, CaseFiles files, ReviseStep revise, Texts L)
{
    /// <summary>In the order of the call, the last first.</summary>
    public async Task<IReadOnlyList<StepVersions>> Of(CaseFile file, CancellationToken stop = default)
    {
        var (call, dossier, reader) = (file.Call, file.Dossier, file.Reader);
        var sent = dossier.Steps.Where(s => s.Sent is not null).ToList();
        if (sent.Count == 0)
            return [];
        var earlier = sent.All(s => s.Resent == 0)
            ? []
            : await db.SentVersions.AsNoTracking().Where(v => v.DossierId == dossier.Id).ToListAsync(stop);
        var openings = await db
            .Revisions.AsNoTracking()
            .Where(r => r.DossierId == dossier.Id && r.Kind == RevisionKind.Asked)
            .OrderBy(r => r.OpenedAt)
            .ToListAsync(stop);
        var names = earlier.Count == 0 ? [] : await files.Names([.. earlier.Select(v => v.SentBy)], stop);
        var all = new List<StepVersions>();
        foreach (var definition in call.Steps.Reverse())
        {
            if (sent.FirstOrDefault(s => s.StepId == definition.Id) is not { } step)
                continue;
            List<VersionSent> versions =
            [
                new(step.SentNumber, step.Sent!, step.SentSha256!, step.SentAt!.Value, file.Name(step.SentBy), true, step.Amounts),
                .. earlier
                    .Where(v => v.StepId == step.StepId)
                    .OrderByDescending(v => v.Number)
                    .Select(v => new VersionSent(
                        v.Number,
                        v.Sent,
                        v.Sha256,
                        v.SentAt,
                        names.GetValueOrDefault(v.SentBy, file.Name(v.SentBy)),
                        false,
                        v.Amounts
                    )),
            ];
            all.Add(
                new(
                    definition,
                    step,
                    versions,
                    [.. versions.Zip(versions.Skip(1), (after, before) => Difference(call, definition, before, after))],
                    openings.LastOrDefault(r => r.StepId == step.StepId),
                    step.Revising is null && reader.MayWrite(dossier) && revise.Cannot(reader, dossier, step) is null,
                    OpenAgain.Cannot(reader, call, dossier, step) is null
                )
            );
        }
        return all;
    }

    private VersionDifference Difference(CallDefinition call, Step step, VersionSent before, VersionSent after) =>
        new(
            before,
            after,
            ToldDifferences.Of(AnswerDifferences.Of(step.Form.Fields, AnswersJson.Read(before.Sent), AnswersJson.Read(after.Sent)), L),
            ToldDifferences.Amounts(call, AmountsJson.Read(before.Amounts), AmountsJson.Read(after.Amounts), L)
        );
}
