using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Steering;

namespace Veerkracht.Features.Editing;

/// <summary>Which draft, and the very text of it that is proposed: what is approved is what was looked at.</summary>
/// <param name="Sha256">Of the text of the draft, lower-case hexadecimal.</param>
public sealed record DraftPayload(Guid Draft, string Sha256)
{
    public static string Of(CallDraft draft) =>
        JsonSerializer.Serialize(new DraftPayload(draft.Id, PublishCall.Sha256(draft.Source)), JsonSerializerOptions.Web);
}

/// <summary>
/// Publishing a draft, as a change that a second person confirms: the version is in force, its pots and rights are funded, and the drafts
/// of applications that run move to it with their answers, all in one transaction. While it waits, the draft is locked.
/// </summary>
public sealed class PublishDraft(
    Db db,
    DraftChecks checks,
    CallCatalogue calls,
    PublishCall publish,
    Ledger ledger,
    MoveDrafts move,
    Clock clock
) : ICallChangeKind
{
    public const string Word = "version";

    public string Kind => Word;
    public LocalText Title { get; } = new("Publicatie van een versie", "Publication of a version");
    public bool CanBeUndone => false;
    public bool MovesDeadlines => true;

    public async Task<string?> MeasureOf(string call, string payload, CancellationToken stop = default) =>
        await Find(payload, stop) is var (draft, _) && draft.Slug == call ? draft.Measure : calls.Find(call)?.Measure;

    public async Task<Outcome<ChangePreview>> Preview(string call, string payload, CancellationToken stop = default)
    {
        if (await Find(payload, stop) is not var (draft, sha) || draft.Slug != call)
            return Refusal.NotFound();
        if (draft.State is not (CallDraftState.Writing or CallDraftState.Proposed))
            return SaveDraft.NotWriting;
        if (PublishCall.Sha256(draft.Source) != sha)
            return Refusal.ChangedMeanwhile();
        var check = checks.Of(draft);
        if (!check.IsReady)
            return Outcome<ChangePreview>.Refused(Unready(check));
        var next = Next(draft);
        if (await move.Homeless(next, stop) is [var (step, count), ..])
            return StepInUse(step, count);
        if ((await publish.WithChanges(next, stop)).Funding.Rights.FirstOrDefault(r => r.IsAboveEnvelope) is { } right)
            return CallChangeRefusals.AboveEnvelope(right);
        var money = await publish.Funding(next, stop);
        if (await ledger.Cannot(money, stop) is { } tooLittle)
            return tooLittle;
        var moved = await move.Look(next, stop);
        return new ChangePreview(
            next.Measure,
            What(next),
            [.. DraftDifference.SinceBase(draft, calls), .. PublicationWords.Money(next, money), .. PublicationWords.Drafts(moved)],
            [.. moved.Select(m => new Touched(m.Organisation, m.OrganisationName, m.DossierId, m.Number, PublicationWords.For(m)))]
        )
        {
            Warnings =
            [
                .. PublicationWords.Unkept(moved),
                .. PublicationWords.Opening(next),
                .. PublicationWords.Consulted(await Open(draft, stop)),
                .. checks.Lint(draft, next, clock.BrusselsNow).Select(PublicationWords.Note),
            ],
        };
    }

    /// <summary>The consultation of a draft that still takes comments; null where none does.</summary>
    private async Task<Consultation?> Open(CallDraft draft, CancellationToken stop) =>
        (await db.Consultations.AsNoTracking().Where(c => c.DraftId == draft.Id && c.ClosedAt == null).ToListAsync(stop)).Find(c =>
            c.TakesComments(clock.Now)
        );

    public async Task<Money> AtStake(CallChange change, CancellationToken stop = default) =>
        CallReader.Read(NextText(await DraftOf(change, stop)), change.Call + ".yaml").Definition is { } next
            ? MoneyAtStake.OfVersion(calls.Find(change.Call), await publish.WithChanges(next, stop))
            : Money.Zero;

    public async Task<Refusal?> Proposed(CallChange change, CancellationToken stop = default)
    {
        var draft = await DraftOf(change, stop);
        if (draft.State != CallDraftState.Writing)
            return SaveDraft.NotWriting;
        draft.Go(CallDraftState.Proposed);
        return null;
    }

    public async Task Refused(CallChange change, CancellationToken stop = default)
    {
        var draft = await DraftOf(change, stop);
        if (draft.State == CallDraftState.Proposed)
            draft.Go(CallDraftState.Writing);
    }

    public async Task<Refusal?> Apply(ActScope<CallChange> act, CancellationToken stop = default)
    {
        var draft = await DraftOf(act.Subject, stop);
        var next = Next(draft);
        if (await publish.Follow(act, next, stop) is { } cannot)
            return cannot;
        await move.Do(next, stop);
        draft.Go(CallDraftState.Published);
        draft.Source = next.Source;
        return null;
    }

    public Task<Refusal?> Undo(ActScope<CallChange> act, CancellationToken stop = default) =>
        Task.FromResult<Refusal?>(CallChangeRefusals.CannotBeUndone);

    /// <summary>The call as it will be published: the draft, with the number that comes after the last published version.</summary>
    private CallDefinition Next(CallDraft draft) =>
        CallReader.Read(NextText(draft), draft.Slug + ".yaml").Definition
        ?? throw new InvalidOperationException($"Draft {draft.Id} can be read without its version number, but not with it.");

    private string NextText(CallDraft draft) => DraftTexts.WithVersion(draft.Source, (calls.Find(draft.Slug)?.Version ?? 0) + 1);

    /// <summary>The draft of a change that was proposed: it was there then, and drafts stay.</summary>
    private async Task<CallDraft> DraftOf(CallChange change, CancellationToken stop) =>
        (await Find(change.Payload, stop))?.Draft
        ?? throw new CorruptRowException("CallChanges", change.Id.ToString(), nameof(change.Payload));

    /// <returns>Null where it cannot be read or there is no such draft.</returns>
    private async Task<(CallDraft Draft, string Sha)?> Find(string payload, CancellationToken stop)
    {
        DraftPayload? read;
        try
        {
            read = JsonSerializer.Deserialize<DraftPayload>(payload, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
        return read is not null && await db.CallDrafts.FirstOrDefaultAsync(d => d.Id == read.Draft, stop) is { } draft
            ? (draft, read.Sha256)
            : null;
    }

    private static LocalText What(CallDefinition next) =>
        next.Version == 1
            ? new($"De oproep “{next.Title.Nl}” is gepubliceerd.", $"The call “{next.Title.In(Language.En)}” is published.")
            : new(
                $"Versie {next.Version} van “{next.Title.Nl}” is gepubliceerd.",
                $"Version {next.Version} of “{next.Title.In(Language.En)}” is published."
            );

    private static IEnumerable<Refusal> Unready(DraftCheck check)
    {
        if (check.Faults.Count > 0)
            yield return new(
                "draft-has-faults",
                new LocalText(
                    $"Dit concept heeft nog {check.Faults.Count} {(check.Faults.Count == 1 ? "fout" : "fouten")}: los ze eerst op. "
                        + $"Regel {check.Faults[0].Place.Line}: {check.Faults[0].Text.Nl}.",
                    $"This draft still has {check.Faults.Count} {(check.Faults.Count == 1 ? "fault" : "faults")}: mend them first. "
                        + $"Line {check.Faults[0].Place.Line}: {check.Faults[0].Text.In(Language.En)}."
                )
            );
        if (check.Failing.ToList() is { Count: > 0 } failing)
            yield return new(
                "examples-fail",
                new LocalText(
                    $"{(failing.Count == 1 ? "Eén voorbeeld komt" : $"{failing.Count} voorbeelden komen")} anders uit dan het zegt: "
                        + $"{string.Join("; ", failing.Select(f => f.Example.Name))}. Verbeter de regels of de voorbeelden.",
                    $"{(failing.Count == 1 ? "One example comes" : $"{failing.Count} examples come")} out otherwise than it says: "
                        + $"{string.Join("; ", failing.Select(f => f.Example.Name))}. Mend the rules or the examples."
                )
            );
    }

    private static Refusal StepInUse(string step, int drafts) =>
        new(
            "step-in-use",
            new LocalText(
                $"{drafts} {(drafts == 1 ? "bestuur is" : "besturen zijn")} bezig in de stap “{step}”, die in dit concept niet meer "
                    + "bestaat. Zet die stap terug, met dezelfde id.",
                $"{drafts} {(drafts == 1 ? "government is" : "governments are")} at work in the step “{step}”, which is not in this "
                    + "draft any more. Put that step back, with the same id."
            )
        );
}
