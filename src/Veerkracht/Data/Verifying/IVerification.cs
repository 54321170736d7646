namespace Veerkracht.Data.Verifying;

/// <summary>
/// Something that must be true of what is stored, computed anew from what it rests on: a balance from its transfers. A room registers its
/// own; <see cref="Verifier"/> asks them all.
/// </summary>
public interface IVerification
{
    /// <summary>In a few words, for an operator: "balances are what the transfers say".</summary>
    string What { get; }

    /// <summary>The first few rows for which it is not true, a sentence each, without personal data.</summary>
    Task<IReadOnlyList<string>> Broken(Db db, CancellationToken stop);
}
