using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>The file of one application, from draft to the last payment.</summary>
public sealed class Dossier : IVersioned, IActSubject
{
    public required Guid Id { get; init; }

    /// <summary>"fiets-subsidie-17": given once, when the application is started.</summary>
    public required string Number { get; init; }
    public required string Programme { get; init; }
    public required string Measure { get; init; }
    public required string Call { get; init; }
    public required int CallVersion { get; set; }

    /// <summary>The applicant, its name at the start, and its class ("municipality").</summary>
    public required OrganisationId Organisation { get; init; }
    public required string OrganisationName { get; init; }
    public required string Class { get; init; }

    /// <summary>The organisation whose drawing right is used; mostly the applicant itself.</summary>
    public required OrganisationId Holder { get; init; }
    public DossierState State { get; private set; } = DossierState.Draft;

    /// <summary>Who has to do something now; kept beside the state so that a work list is one range of an index.</summary>
    public Desk Awaits { get; private set; } = Desk.Applicant;

    /// <summary>UTC; since when a decided payment waits for the bank, to pay or to receive. Null where nothing does.</summary>
    public DateTime? AtBankSince { get; private set; }
    public string? ProjectName { get; set; }

    /// <summary>Words of name, number and organisation, for search on both databases: see <see cref="SearchWords"/>.</summary>
    public required string SearchText { get; set; }
    public required DateTime StartedAt { get; init; }

    /// <summary>The earlier dossier of the same organisation whose answers this one began with; null where it began empty.</summary>
    public Guid? StartedFrom { get; init; }
    public DateTime ChangedAt { get; set; }

    /// <summary>UTC; registration decides the order in which a pot is served.</summary>
    public DateTime? RegisteredAt { get; set; }

    /// <summary>UTC; when the grant was awarded. Steps that were over by then and wait for it are not asked.</summary>
    public DateTime? AwardedAt { get; private set; }

    /// <summary>
    /// What the journal says of this dossier in the book of the envelope, in cents: written there by its triggers and by nothing else, so
    /// an entity that was loaded before something was booked has it from before. Asked is null until it was sent; awarded (still to be
    /// ordered, ordered or paid) until it was awarded.
    /// </summary>
    public long? AskedCents { get; private set; }
    public long? AwardedCents { get; private set; }
    public long PaidCents { get; private set; }
    public int Version { get; set; }
    public List<DossierStep> Steps { get; } = [];

    public Money? Asked => AskedCents is { } c ? new Money(c) : null;
    public Money? Awarded => AwardedCents is { } c ? new Money(c) : null;
    public Money Paid => new(PaidCents);

    public Subject Subject => new(Measure, Call, Id);

    public ToldOf Told => new(Organisation, Number, OrganisationName, ProjectName);

    public bool IsOn(Side side, Actor actor) =>
        side switch
        {
            Side.Agency => actor.HasAuthorityOver(Measure),
            Side.Applicant => actor.MayWrite(this),
            _ => false,
        };

    public Refusal? Unfit(ActKind kind) =>
        kind is not DossierActKind declared ? null
        : declared.WaitsForDecision && Awaits == Desk.SecondApprover ? DossierRefusals.DecisionPending
        : declared.From.Count > 0 && !declared.From.Contains(State) ? DossierRefusals.WrongState(this)
        : declared.WaitsForCompletion && IsOpenedAgain ? RevisionRefusals.OpeningRuns
        : null;

    /// <summary>The agency opened a part of what was sent, and waits for the completion.</summary>
    public bool IsOpenedAgain => Steps.Any(s => s.Revision is { Kind: RevisionKind.Asked });

    public void Acted(DateTime at) => ChangedAt = at;

    /// <summary>
    /// Goes to another state by the table of <see cref="DossierStates"/>; an undeclared transition is an error of the program.
    /// </summary>
    public void Go(DossierState to)
    {
        if (!DossierStates.Allows(State, to))
            throw new InvalidOperationException($"A dossier cannot go from {State} to {to}.");
        State = to;
        Awaits = Desks.After(to);
    }

    /// <summary>The grant is awarded now: <paramref name="at"/> in UTC.</summary>
    public void GoAwarded(DateTime at)
    {
        Go(DossierState.Awarded);
        AwardedAt = at;
    }

    /// <summary>On whose desk it lies now, where that is not what its state alone says: a question, a claim, a proposal.</summary>
    /// <remarks>What the agency itself has to do comes after what the bank and finance have to.</remarks>
    public void Await(Desk desk) => Awaits = desk == Desk.ProgrammeManager && AtBankSince is not null ? Desk.Finance : desk;

    public void GoToBank(DateTime at) => AtBankSince ??= at;

    public void ReturnFromBank() => AtBankSince = null;
}

/// <summary>Selected: the jury chose it, and the applicant works out the next phase.</summary>
public enum DossierState
{
    Draft,
    Registered,
    Complete,
    Selected,
    Proposed,
    Awarded,
    Closed,
    Rejected,
    Withdrawn,
}

/// <summary>The transitions that there are, once.</summary>
public static class DossierStates
{
    private static readonly Dictionary<DossierState, DossierState[]> Next = new()
    {
        [DossierState.Draft] = [DossierState.Registered, DossierState.Withdrawn],
        [DossierState.Registered] = [DossierState.Complete, DossierState.Rejected, DossierState.Withdrawn],
        [DossierState.Complete] =
        [
            DossierState.Selected,
            DossierState.Registered,
            DossierState.Proposed,
            DossierState.Rejected,
            DossierState.Withdrawn,
        ],
        [DossierState.Selected] = [DossierState.Registered, DossierState.Rejected, DossierState.Withdrawn],
        [DossierState.Proposed] = [DossierState.Awarded, DossierState.Complete],
        [DossierState.Awarded] = [DossierState.Closed],
        [DossierState.Closed] = [],
        [DossierState.Rejected] = [],
        [DossierState.Withdrawn] = [],
    };

    public static bool Allows(DossierState from, DossierState to) => Next[from].Contains(to);

    /// <summary>Registered and not yet decided: what it wants from a pot goes before later applications.</summary>
    public static readonly DossierState[] Undecided = [DossierState.Registered, DossierState.Complete, DossierState.Selected];
}

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

    /// <summary>How often another version was sent in the place of what was sent; the earlier ones are <see cref="SentVersion"/>s.</summary>
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

internal sealed class DossierMap : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> dossier)
    {
        dossier.ToTable("Dossiers");
        dossier.HasKey(d => d.Id);
        dossier.HasIndex(d => d.Number).IsUnique();
        dossier.HasIndex(d => new { d.Organisation, d.Call });
        MapLists(dossier);
        dossier.Property(d => d.Awaits).HasConversion<string>().HasMaxLength(20);
        dossier.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        dossier.Property(d => d.Version).IsConcurrencyToken();
        dossier.Ignore(d => d.IsOpenedAgain);
        dossier.Ignore(d => d.Subject).Ignore(d => d.Told).Ignore(d => d.Asked).Ignore(d => d.Awarded).Ignore(d => d.Paid);
        // Never sent: see DossierAmountGuards. Not "generated" either, for nothing would read them again after a save.
        dossier.Property(d => d.AskedCents).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        dossier.Property(d => d.AwardedCents).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        dossier.Property(d => d.PaidCents).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        dossier.HasMany(d => d.Steps).WithOne().HasForeignKey(s => s.DossierId);
        dossier.HasMany<SourceClaim>().WithOne().HasForeignKey(c => c.DossierId);
    }

    /// <summary>
    /// A list is one range of an index, in its order. Those of an agency know no drafts, and autosave writes in none of them.
    /// </summary>
    private static void MapLists(EntityTypeBuilder<Dossier> dossier)
    {
        dossier.HasIndex(d => new { d.Organisation, d.ChangedAt });
        OfAgency(dossier.HasIndex(d => d.ChangedAt));
        OfAgency(dossier.HasIndex(d => new { d.State, d.ChangedAt }));
        OfAgency(dossier.HasIndex(d => new { d.Awaits, d.ChangedAt }));
        dossier.HasIndex(d => d.AtBankSince).HasFilter("\"AtBankSince\" IS NOT NULL");
        OfAgency(dossier.HasIndex(d => new { d.Call, d.ChangedAt }));
        OfAgency(
            dossier.HasIndex(d => new
            {
                d.Call,
                d.State,
                d.ChangedAt,
            })
        );
        OfAgency(dossier.HasIndex(d => new { d.RegisteredAt, d.Id }));
        OfAgency(
            dossier.HasIndex(d => new
            {
                d.Call,
                d.State,
                d.RegisteredAt,
            })
        );
        OfAgency(dossier.HasIndex(d => new { d.AskedCents, d.Id }));
        OfPublic(
            dossier.HasIndex(d => new
            {
                d.Measure,
                d.OrganisationName,
                d.Number,
            })
        );
        OfPublic(
            dossier.HasIndex(d => new
            {
                d.Organisation,
                d.Measure,
                d.AwardedCents,
                d.PaidCents,
            })
        );

        static void OfAgency(IndexBuilder<Dossier> index) => index.HasFilter("\"RegisteredAt\" IS NOT NULL");
        static void OfPublic(IndexBuilder<Dossier> index) => index.HasFilter("\"State\" IN ('Awarded', 'Closed')");
    }
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
