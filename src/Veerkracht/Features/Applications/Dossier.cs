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
        // Withdrawn by who does not accept what was awarded.
        [DossierState.Awarded] = [DossierState.Closed, DossierState.Withdrawn],
        // Opened again where the bank sends back what closed it.
        [DossierState.Closed] = [DossierState.Awarded],
        // Where a rejection goes, by an objection or because the agency reopens it.
        [DossierState.Rejected] = [DossierState.Complete],
        [DossierState.Withdrawn] = [],
    };

    public static bool Allows(DossierState from, DossierState to) => Next[from].Contains(to);

    /// <summary>Registered and not yet decided: what it wants from a pot goes before later applications.</summary>
    public static readonly DossierState[] Undecided = [DossierState.Registered, DossierState.Complete, DossierState.Selected];
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
