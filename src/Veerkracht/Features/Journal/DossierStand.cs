using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;

namespace Veerkracht.Features.Journal;

/// <summary>Where the money of one dossier stands in every book of the journal.</summary>
public sealed class DossierStand
{
    private readonly IReadOnlyDictionary<AccountName, Money> _balances;

    public DossierStand(Guid dossierId, IReadOnlyDictionary<AccountName, Money> balances) => (DossierId, _balances) = (dossierId, balances);

    public Guid DossierId { get; }

    /// <summary>In cents; 0 where there is no such account.</summary>
    public Money this[AccountName account] => _balances.GetValueOrDefault(account);

    /// <summary>The books in which it has accounts, by their names, in their order.</summary>
    public IReadOnlyDictionary<string, Book> Books =>
        _balances
            .Keys.Select(a => a.Book)
            .Distinct()
            .OrderBy(b => b.Name, StringComparer.Ordinal)
            .ToDictionary(b => b.Name, StringComparer.Ordinal);

    /// <summary>As it will stand after these postings.</summary>
    public DossierStand After(IEnumerable<Posting> postings)
    {
        var balances = new Dictionary<AccountName, Money>(_balances);
        foreach (var posting in postings)
        {
            Move(posting.From, -posting.Amount);
            Move(posting.To, posting.Amount);
        }
        return new DossierStand(DossierId, balances);

        void Move(AccountName account, Money amount)
        {
            if (account.DossierId == DossierId)
                balances[account] = balances.GetValueOrDefault(account) + amount;
        }
    }

    /// <summary>The amounts of the dossier: the envelope's book bears the whole of everything.</summary>
    public DossierMoney Amounts
    {
        get
        {
            var envelope = _balances.Where(b => b.Key.Book.Kind == BookKind.Envelope).ToDictionary(b => b.Key.Kind, b => b.Value);
            return new DossierMoney(
                envelope.GetValueOrDefault(AccountKind.Asked),
                envelope.GetValueOrDefault(AccountKind.Reserved),
                envelope.GetValueOrDefault(AccountKind.Committed),
                envelope.GetValueOrDefault(AccountKind.Ordered),
                envelope.GetValueOrDefault(AccountKind.Paid)
            );
        }
    }
}

/// <summary>Where the money of one dossier stands.</summary>
/// <param name="Committed">Awarded, and no payment of it was approved.</param>
/// <param name="Ordered">Approved, and the bank has not paid yet.</param>
public sealed record DossierMoney(Money Asked, Money Reserved, Money Committed, Money Ordered, Money Paid)
{
    /// <summary>What was granted, paid or not.</summary>
    public Money Awarded => Committed + Ordered + Paid;
}
