using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Journal;

/// <summary>A place in the journal before it is an account: the key is made of its parts, in one place.</summary>
public sealed record AccountName(AccountKind Kind, string Measure, string Book, Guid? DossierId = null, int? Shard = null)
{
    public string Key =>
        $"{Kind.ToString().ToLowerInvariant()}/{Measure}/{Book}" + (DossierId is { } d ? $"/{d:n}" : "") + (Shard is { } s ? $"/{s}" : "");

    public bool MayBeNegative => Kind is AccountKind.Appropriation or AccountKind.Demand;
}

/// <summary>An amount to move from one account to another.</summary>
public sealed record Posting(AccountName From, AccountName To, Money Amount);

/// <summary>A source of money inside a measure: its envelope, a pot of a call, or somebody's drawing right.</summary>
public sealed record Book(string Measure, string Name)
{
    public static Book Envelope(string measure) => new(measure, "envelope");

    public static Book Pot(string measure, string call, string pot) => new(measure, $"pot:{call}:{pot}");

    /// <param name="holder">The organisation whose right it is.</param>
    public static Book Right(string measure, string call, string right, OrganisationId holder) =>
        new(measure, $"right:{call}:{right}:{holder}");

    public AccountName Appropriation => new(AccountKind.Appropriation, Measure, Name);
    public AccountName Available => new(AccountKind.Available, Measure, Name);

    public AccountName Reserved(Guid dossier) => new(AccountKind.Reserved, Measure, Name, dossier);

    public AccountName Committed(Guid dossier) => new(AccountKind.Committed, Measure, Name, dossier);

    public AccountName Paid(Guid dossier) => new(AccountKind.Paid, Measure, Name, dossier);

    /// <summary>What brings the appropriation of this book from what was booked to what is wanted; back to it where that is less.</summary>
    public Posting Fund(Money booked, Money wanted) =>
        wanted >= booked ? new(Appropriation, Available, wanted - booked) : new(Available, Appropriation, booked - wanted);

    public AccountName Asked(Guid dossier) => new(AccountKind.Asked, Measure, Name, dossier);

    /// <summary>Contra of what is asked, in shards: submissions just before a deadline would otherwise queue for one row.</summary>
    public AccountName Demand(Guid dossier) => new(AccountKind.Demand, Measure, Name, null, dossier.ToByteArray()[15] % 16);
}
