namespace Veerkracht.Bench.Filling;

/// <summary>The accounts that belong to no dossier: what moves in them is added up while rows are written, and booked at the end.</summary>
internal sealed class SharedAccounts
{
    private readonly Dictionary<string, (long Cents, long Last)> _moved = [];
    private readonly Dictionary<string, long> _wanted = [];

    public void Moved(string key, long cents, long transfer)
    {
        var (sum, _) = _moved.GetValueOrDefault(key);
        _moved[key] = (sum + cents, transfer);
    }

    public void Wanted(string measure, string book, long cents)
    {
        var key = $"available/{measure}/{book}";
        _wanted[key] = _wanted.GetValueOrDefault(key) + cents;
    }

    /// <summary>
    /// What left the available money and what is wanted of it comes from an account of its own, so that as much is left for an act as
    /// before.
    /// </summary>
    public IReadOnlyList<(string From, string To, long Cents)> Fillings() =>
        [
            .. _moved
                .Keys.Concat(_wanted.Keys)
                .Distinct()
                .Where(k => k.StartsWith("available/", StringComparison.Ordinal))
                .Select(k => (Key: k, Cents: _wanted.GetValueOrDefault(k) - _moved.GetValueOrDefault(k).Cents))
                .Where(f => f.Cents > 0)
                .Select(f => ($"appropriation/{f.Key.Split('/')[1]}/{FillBook}", f.Key, f.Cents)),
        ];

    private const string FillBook = "pot:fill:fill";

    public async Task Write(Filled filled)
    {
        foreach (var (key, (cents, last)) in _moved)
        {
            if (await filled.Whole("SELECT COUNT(*) FROM \"Accounts\" WHERE \"Key\" = @key", ("@key", key)) == 0)
                await Make(filled, key);
            await filled.Execute(
                """UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + @cents, "LastTransferId" = @last WHERE "Key" = @key""",
                ("@cents", cents),
                ("@last", last),
                ("@key", key)
            );
        }
    }

    /// <summary>Only demand of a measure that nobody asked of, and what the filling comes from, are not there.</summary>
    private static async Task Make(Filled filled, string key)
    {
        var typed = await filled.Has("Accounts", "BookKind");
        var (measure, fill) = (key.Split('/')[1], key.EndsWith(FillBook, StringComparison.Ordinal));
        if (!fill && !key.StartsWith("demand/", StringComparison.Ordinal))
            throw new InvalidOperationException($"No account {key}.");
        var (kind, book) = fill ? ("Appropriation", FillBook) : ("Demand", "envelope");
        await filled.Execute(
            $"""
            INSERT INTO "Accounts" ("Key", "Kind", "Measure", "Book", "BalanceCents", "MayBeNegative"
              {(typed ? ", \"BookKind\", \"BookCall\", \"BookSource\"" : "")})
            VALUES (@key, '{kind}', @measure, '{book}', 0, {(filled is FilledSqlite ? "1" : "true")}
              {(
                typed
                    ? fill
                        ? ", 'Pot', 'fill', 'fill'"
                        : ", 'Envelope', NULL, NULL"
                    : ""
            )})
            """,
            ("@key", key),
            ("@measure", measure)
        );
    }
}
