using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Programmes;

namespace Veerkracht.Features.Programmes;

/// <summary>A programme from its files, of which the envelopes are to stand in the journal.</summary>
public sealed record ProgrammeToFund(ProgrammeDefinition Programme) : IActSubject
{
    /// <summary>Each act is about a measure of its own.</summary>
    public Subject Subject => new();

    public bool IsOn(Side side, Actor actor) => side == Side.Platform && actor.IsPlatform;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

internal sealed record ProgrammeToFundTarget(ProgrammeDefinition Programme) : ActTarget<ProgrammeToFund>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override Task<IReadOnlyList<string>> Measures(ActReach reach) =>
        Task.FromResult<IReadOnlyList<string>>([.. Programme.Measures.Select(m => m.Slug)]);

    public override Task<ProgrammeToFund?> Load(ActReach reach) => Task.FromResult<ProgrammeToFund?>(new(Programme));
}

/// <summary>An envelope that the files say otherwise than the journal.</summary>
/// <param name="Booked">What the journal holds of it.</param>
internal sealed record EnvelopeChange(ProgrammeDefinition Programme, Measure Measure, Money Booked)
{
    private Money Wanted => Measure.Envelope ?? Money.Zero;

    public Subject About => new(Measure.Slug);

    public string Reason =>
        Booked.IsZero
            ? $"Enveloppe volgens {Programme.Source.Title.Nl} van {Programme.Source.On:uuuu-MM-dd}"
            : $"Enveloppe gewijzigd in de bestanden van het programma: van {Booked} naar {Wanted} euro";

    public object? Before => Booked.IsZero ? null : new { Envelope = Booked.ToString() };

    public object After => new { Envelope = Measure.Envelope?.ToString() };

    public Posting Posting => Book.Envelope(Measure.Slug).Fund(Booked, Wanted);
}
