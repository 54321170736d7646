namespace Veerkracht.Data.Verifying;

/// <summary>What a verification found.</summary>
public sealed record Verified(string What, IReadOnlyList<string> Broken);

/// <summary>Computes anew whatever the database keeps of itself, and says where it differs. It changes nothing.</summary>
public sealed class Verifier(Db db, IEnumerable<IVerification> all)
{
    public async Task<IReadOnlyList<Verified>> Run(CancellationToken stop)
    {
        var found = new List<Verified>();
        foreach (var verification in all)
            found.Add(new(verification.What, await verification.Broken(db, stop)));
        return found;
    }
}
