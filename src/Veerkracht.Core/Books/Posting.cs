using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Books;

/// <summary>A place in the journal before it is an account: the key is made of its parts, in one place.</summary>
public sealed record AccountName(AccountKind Kind, Book Book, Guid? DossierId = null, int? Shard = null)
{
    public string Measure => Book.Measure;

    public string Key =>
        $"{Kind.ToString().ToLowerInvariant()}/{Measure}/{Book.Name}"
        + (DossierId is { } d ? $"/{d:n}" : "")
        + (Shard is { } s ? $"/{s}" : "");

    public bool MayBeNegative => Kind is AccountKind.Appropriation or AccountKind.Demand;
}

/// <summary>An amount to move from one account to another.</summary>
public sealed record Posting(AccountName From, AccountName To, Money Amount);
