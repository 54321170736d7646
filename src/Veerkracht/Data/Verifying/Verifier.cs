namespace Veerkracht.Data.Verifying;

/// <summary>Computes anew whatever the database keeps of itself, and says where it differs. It changes nothing.</summary>
public sealed class Verifier(Db db, IEnumerable<IVerification> all)
{
    public async Task<IReadOnlyList<Verified>> Run(CancellationToken stop)
    {
        var found = new List<Verified>();
        foreach (var verification in all)
            found.AddRange(await verification.Run(db, stop));
        return found;
    }
}
