using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Books;

public enum BookKind
{
    Envelope,
    Pot,
    Right,
}

/// <summary>
/// A source of money inside a measure, by its parts: the envelope of the measure, a pot of a call, or somebody's drawing right. Nobody
/// reads a part out of a name: accounts carry the parts.
/// </summary>
/// <param name="Call">Slug of the call; null for an envelope.</param>
/// <param name="Source">Id of the pot or right in its call; null for an envelope.</param>
/// <param name="Holder">The organisation whose right it is; null for all others.</param>
public sealed record Book(string Measure, BookKind Kind, string? Call = null, string? Source = null, OrganisationId? Holder = null)
{
    /// <summary>The same in every measure.</summary>
    public const string EnvelopeName = "envelope";

    public static Book Envelope(string measure) => new(measure, BookKind.Envelope);

    public static Book Pot(string measure, string call, string pot) => new(measure, BookKind.Pot, call, pot);

    public static Book Right(string measure, string call, string right, OrganisationId holder) =>
        new(measure, BookKind.Right, call, right, holder);

    /// <summary>
    /// What the book is called in the database and in kept decisions. Opaque: it is composed here and taken apart nowhere.
    /// </summary>
    public string Name =>
        Kind switch
        {
            BookKind.Envelope => EnvelopeName,
            BookKind.Pot => $"pot:{Call}:{Source}",
            _ => $"right:{Call}:{Source}:{Holder}",
        };

    public AccountName Appropriation => new(AccountKind.Appropriation, this);
    public AccountName Available => new(AccountKind.Available, this);

    public AccountName Reserved(Guid dossier) => new(AccountKind.Reserved, this, dossier);

    public AccountName Committed(Guid dossier) => new(AccountKind.Committed, this, dossier);

    public AccountName Ordered(Guid dossier) => new(AccountKind.Ordered, this, dossier);

    public AccountName Paid(Guid dossier) => new(AccountKind.Paid, this, dossier);

    public AccountName Returned(Guid dossier) => new(AccountKind.Returned, this, dossier);

    public AccountName Asked(Guid dossier) => new(AccountKind.Asked, this, dossier);

    /// <summary>Contra of what is asked, in shards: submissions just before a deadline would otherwise queue for one row.</summary>
    public AccountName Demand(Guid dossier) => new(AccountKind.Demand, this, null, dossier.ToByteArray()[15] % 16);

    /// <summary>What brings the appropriation of this book from what was booked to what is wanted; back to it where that is less.</summary>
    public Posting Fund(Money booked, Money wanted) =>
        wanted >= booked ? new(Appropriation, Available, wanted - booked) : new(Available, Appropriation, booked - wanted);
}
