using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Editing;

public enum CallDraftState
{
    Writing,
    Proposed,
    Published,
    Dropped,
}

/// <summary>
/// A call, or its next version, that staff are writing: the text of its file. It may be unfinished and have faults; nobody outside sees it
/// before consultation.
/// </summary>
public sealed class CallDraft : IVersioned, IActSubject
{
    public required Guid Id { get; init; }

    /// <summary>Slug of the call as the text says it; kept beside it for lists.</summary>
    public required string Slug { get; set; }

    /// <summary>
    /// Slug of the measure whose agency writes it: what the text said when it could last be read, as far as the writer may write there.
    /// </summary>
    public required string Measure { get; set; }
    public required LocalText Title { get; set; }

    /// <summary>The file (YAML), with its comments.</summary>
    public required string Source { get; set; }

    /// <summary>The published version from which it goes on; null for a new call.</summary>
    public int? BasedOn { get; init; }

    /// <summary>The call of which it was copied as a new one, with its version ("gemeente-…-5@1"); null where it was not.</summary>
    public string? CopyOf { get; init; }
    public CallDraftState State { get; private set; } = CallDraftState.Writing;
    public required Guid StartedBy { get; init; }

    /// <summary>UTC, as all times here.</summary>
    public required DateTime StartedAt { get; init; }
    public required Guid SavedBy { get; set; }
    public required DateTime SavedAt { get; set; }

    /// <summary>Raised at every save; two who write at once notice by it.</summary>
    public int Version { get; set; }

    /// <summary>The measure is known where its text can be read.</summary>
    public Subject Subject => new(Call: Slug);

    public string? AuthorityOver => Measure;

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.HasAuthorityOver(Measure);

    public Refusal? Unfit(ActKind kind) => kind == OpenConsultation.Kind && State != CallDraftState.Writing ? SaveDraft.NotWriting : null;

    public void Acted(DateTime at) { }

    /// <summary>
    /// Goes to another state by the table of <see cref="CallDraftStates"/>; an undeclared transition is an error of the program.
    /// </summary>
    public void Go(CallDraftState to)
    {
        if (!CallDraftStates.Allows(State, to))
            throw new InvalidOperationException($"A call draft cannot go from {State} to {to}.");
        State = to;
    }
}

/// <summary>The transitions that there are, once. A proposed publication that is refused goes back to writing.</summary>
public static class CallDraftStates
{
    private static readonly Dictionary<CallDraftState, CallDraftState[]> Next = new()
    {
        [CallDraftState.Writing] = [CallDraftState.Proposed, CallDraftState.Dropped],
        [CallDraftState.Proposed] = [CallDraftState.Writing, CallDraftState.Published],
        [CallDraftState.Published] = [],
        [CallDraftState.Dropped] = [],
    };

    public static bool Allows(CallDraftState from, CallDraftState to) => Next[from].Contains(to);
}

internal sealed class CallDraftMap : IEntityTypeConfiguration<CallDraft>
{
    public void Configure(EntityTypeBuilder<CallDraft> draft)
    {
        draft.ToTable("CallDrafts");
        draft.HasKey(d => d.Id);
        draft.Property(d => d.Slug).HasMaxLength(80);
        draft.Property(d => d.Measure).HasMaxLength(80);
        draft.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        draft.Property(d => d.Version).IsConcurrencyToken();
        draft.Ignore(d => d.Subject).Ignore(d => d.AuthorityOver);
        draft.HasIndex(d => new { d.State, d.SavedAt });
    }
}
