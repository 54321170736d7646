using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Acts;

/// <summary>
/// The journal as the frame needs it: an act is recorded with its postings, in one transaction. The room of that name keeps it.
/// </summary>
public interface IJournal
{
    /// <summary>Name of the check by which the database refuses that more leaves an account than is there.</summary>
    const string NotBelowZero = "CK_Accounts_NotBelowZero";

    /// <summary>
    /// The lock of a measure, until the transaction ends: who decides on its money too waits. Before anything else is read.
    /// </summary>
    Task Hold(string measure, CancellationToken stop = default);

    /// <summary>The row of that lock.</summary>
    (string Table, string Key, string Value) HoldOf(string measure);

    /// <summary>The refusal for the first posting that its account cannot bear after those before it, or null.</summary>
    Task<Refusal?> Cannot(IEnumerable<Posting> postings, CancellationToken stop = default);

    /// <summary>Books the postings of an act in the order given, in its transaction.</summary>
    Task Book(Act act, IEnumerable<Posting> postings, CancellationToken stop = default);

    /// <summary>The statements of <see cref="Book"/>.</summary>
    IEnumerable<Statement> Booking(Act act, IEnumerable<Posting> postings);

    Task<Money> Balance(AccountName account, CancellationToken stop = default);
}
