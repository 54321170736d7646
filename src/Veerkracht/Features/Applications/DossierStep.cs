using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Again;

namespace Veerkracht.Features.Applications;

/// <summary>One step of the call in this dossier: its draft, and what was sent.</summary>
public sealed class DossierStep : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string StepId { get; init; }
    public StepState State { get; private set; } = StepState.Draft;

    /// <summary>JSON answers of the draft, with what could not be read kept as typed.</summary>
    [StoredJson<AnyObject>]
    public required string Answers { get; set; }

    /// <summary>
    /// JSON of answers for which a newer version of the form had no place: a list of <see cref="UnkeptAnswer"/>. Null where there are none.
    /// </summary>
    [StoredJson<UnkeptShape>]
    public string? Unkept { get; set; }
    public DateTime SavedAt { get; set; }
    public Guid SavedBy { get; set; }

    /// <summary>Who saved each box last, see <see cref="Applications.FieldSaves"/>; null before anybody saved.</summary>
    [StoredJson<FieldSavesShape>]
    public string? FieldSaves { get; set; }

    /// <summary>Canonical JSON that was sent; its bytes (UTF-8) have the SHA-256 of the receipt.</summary>
    [StoredJson<AnyObject>]
    public string? Sent { get; set; }
    public string? SentSha256 { get; set; }
    public DateTime? SentAt { get; set; }
    public Guid? SentBy { get; set; }
    public string? IdempotencyKey { get; set; }

    /// <summary>How often another version was sent in the place of this; the earlier ones are <see cref="SentVersion"/>s.</summary>
    public int Resent { get; private set; }

    /// <summary>
    /// JSON of the <see cref="OpenRevision"/>: what was sent stays in force, and <see cref="Answers"/> are the draft of what will be sent
    /// in its place. Null where nothing is being changed.
    /// </summary>
    [StoredJson<RevisionShape>]
    public string? Revising { get; private set; }

    /// <summary>
    /// Canonical JSON of the answers as corrected since, by two people and with a reason; null where nothing was. What was sent stays as it
    /// is.
    /// </summary>
    [StoredJson<AnyObject>]
    public string? Corrected { get; private set; }

    [StoredJson<ExplainedAmounts>]
    public string? CorrectedAmounts { get; private set; }

    /// <summary>JSON of the amounts at sending: name → { amount, why }.</summary>
    [StoredJson<ExplainedAmounts>]
    public string? Amounts { get; set; }

    /// <summary>
    /// UTC; from when on it must be looked at whether to remind of this draft. Null where nothing is to be reminded of: it was sent, or
    /// there is no deadline to come. What moves a deadline sets it to <see cref="Soon"/>; only who reminds knows the next moment.
    /// </summary>
    public DateTime? RemindAt { get; private set; } = Soon;

    /// <summary>Before every moment by any clock: look at it in the next round.</summary>
    public static readonly DateTime Soon = DateTime.UnixEpoch;

    /// <summary>Raised at every save of the draft and at sending; the ETag of the form.</summary>
    public int Version { get; set; }

    /// <summary>
    /// Goes to another state by the table of <see cref="StepStates"/>; an undeclared transition is an error of the program.
    /// </summary>
    public void Go(StepState to)
    {
        if (!StepStates.Allows(State, to))
            throw new InvalidOperationException($"A step cannot go from {State} to {to}.");
        State = to;
        RemindAt = to == StepState.Draft ? Soon : null;
    }

    /// <summary>The answers by which everything is computed: as sent, or as corrected since. Null for a draft.</summary>
    public string? InForce => Corrected ?? Sent;

    public string? AmountsInForce => CorrectedAmounts ?? Amounts;

    public OpenRevision? Revision => OpenRevision.Read(Revising);

    /// <summary>Somebody fills it in: a draft, or a revision of what was sent.</summary>
    public bool IsBeingWritten => State == StepState.Draft || Revising is not null;

    /// <summary>Of what was sent last: 1 for what was sent first.</summary>
    public int SentNumber => Resent + 1;

    /// <summary>Opens a revision that begins with these answers; what was sent stays in force until it is sent.</summary>
    public void Revise(OpenRevision revision, string answers)
    {
        if (Sent is null)
            throw new InvalidOperationException("Only what was sent is revised.");
        (Revising, Answers, FieldSaves) = (revision.Write(), answers, null);
        RemindAt = revision.Kind == RevisionKind.Again ? Soon : null;
    }

    /// <summary>Nothing is being changed any more; what was sent counts.</summary>
    /// <param name="keep">What was typed and not sent stays, for when it is opened again.</param>
    public void StopRevising(bool keep = false) => (Revising, Answers, RemindAt) = (null, keep ? Answers : InForce!, null);

    /// <summary>What was sent makes place for the revision, which the caller writes here; gives what it was.</summary>
    public SentVersion Replace(DateTime at)
    {
        var revision = Revision ?? throw new InvalidOperationException("Only by a revision another version is sent.");
        var was = new SentVersion
        {
            DossierId = DossierId,
            StepId = StepId,
            Number = SentNumber,
            Sent = Sent!,
            Sha256 = SentSha256!,
            SentAt = SentAt!.Value,
            SentBy = SentBy!.Value,
            IdempotencyKey = IdempotencyKey,
            Amounts = Amounts,
            RevisionId = revision.Id,
            ReplacedAt = at,
        };
        (Resent, Revising, RemindAt, Corrected, CorrectedAmounts) = (Resent + 1, null, null, null, null);
        return was;
    }

    /// <param name="answers">Canonical JSON of all answers of the step.</param>
    /// <param name="amounts">JSON of the amounts that the rules give for them.</param>
    public void Correct(string answers, string amounts)
    {
        if (Sent is null)
            throw new InvalidOperationException("Only what was sent is corrected.");
        (Corrected, CorrectedAmounts) = answers == Sent ? (null, null) : (answers, amounts);
    }

    /// <summary>Gives the step back to the applicant: a draft with the answers that were in force.</summary>
    public void Return()
    {
        Go(StepState.Draft);
        // What the applicant was changing meanwhile is what it goes on with.
        Answers = Revising is null ? InForce! : Answers;
        Revising = null;
        (Sent, SentSha256, SentAt, SentBy, Amounts, IdempotencyKey) = (null, null, null, null, null, null);
        (Corrected, CorrectedAmounts) = (null, null);
    }
}

/// <summary>Selected: the jury chose this phase. Settled: the claim was paid, or the confirmation was accepted.</summary>
public enum StepState
{
    Draft,
    Sent,
    Selected,
    Settled,
}

/// <summary>The transitions of a step. A claim that was refused goes back to a draft, so that the applicant can mend it.</summary>
public static class StepStates
{
    private static readonly Dictionary<StepState, StepState[]> Next = new()
    {
        [StepState.Draft] = [StepState.Sent],
        [StepState.Sent] = [StepState.Selected, StepState.Settled, StepState.Draft],
        [StepState.Selected] = [],
        [StepState.Settled] = [],
    };

    public static bool Allows(StepState from, StepState to) => Next[from].Contains(to);
}

internal sealed class DossierStepMap : IEntityTypeConfiguration<DossierStep>
{
    public void Configure(EntityTypeBuilder<DossierStep> step)
    {
        step.ToTable("DossierSteps");
        step.HasKey(s => s.Id);
        step.HasIndex(s => new { s.DossierId, s.StepId }).IsUnique();
        step.HasIndex(s => s.IdempotencyKey).IsUnique();
        step.HasIndex(s => new
        {
            s.State,
            s.StepId,
            s.Id,
        });
        step.HasIndex(s => s.RemindAt).HasFilter("\"RemindAt\" IS NOT NULL");
        step.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        step.Property(s => s.Version).IsConcurrencyToken();
        step.Ignore(s => s.InForce).Ignore(s => s.AmountsInForce);
        step.Ignore(s => s.Revision).Ignore(s => s.IsBeingWritten).Ignore(s => s.SentNumber);
    }
}
