namespace Veerkracht.Data.Verifying;

/// <summary>
/// Things that must be true of what is stored, computed anew from what they rest on: a balance from its transfers. A room registers its
/// own; <see cref="Verifier"/> asks them all.
/// </summary>
public interface IVerification
{
    Task<IReadOnlyList<Verified>> Run(Db db, CancellationToken stop);
}

/// <summary>What a verification found.</summary>
/// <param name="What">In a few words, for an operator: "balances are what the transfers say".</param>
/// <param name="Broken">The first few rows for which it is not true, a sentence each, without personal data.</param>
public sealed record Verified(string What, IReadOnlyList<string> Broken);
